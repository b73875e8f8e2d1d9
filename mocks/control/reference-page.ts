import type { Content, Contract, Operation, Parameter, Reply, Schema } from "../../spec/index.ts";
import { html, type Html } from "./html.ts";

/** One page with all that a contract says of its operations. It needs nothing else: no script, font or picture. */
export function referencePage(contract: Contract): string {
  const { title, version, basePath, operations, schemes } = contract;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <h1>${title} <small>${version}</small></h1>
        <nav>
          <ol>
            ${operations.map(
              (each) =>
                html`<li>
                  <a href="#${each.id}"><b>${each.method}</b> ${basePath}${each.path.text}</a>
                </li>`,
            )}
          </ol>
        </nav>
        ${Object.keys(schemes).length === 0 ? "" : html`<p>Security: ${Object.values(schemes).map(({ name, kind }) => html`<code>${name}</code> (${kind}) `)}</p>`}
        ${operations.map((operation) => section(contract, operation))}
      </body>
    </html>`;
  return page.html;
}

function section({ basePath }: Contract, operation: Operation): Html {
  const { id, method, path, summary, parameters, body, replies, security, effect, reasons } = operation;
  return html`<section id="${id}">
    <h2><b>${method}</b> ${basePath}${path.text}</h2>
    <p>${summary} <code>${id}</code></p>
    <p>
      The mock takes it as <b>${effect.kind}</b>${effect.kind === "none" ? "" : ` of ${effect.of}`}:
      ${reasons.join("; ")}.
    </p>
    ${security.length === 0 ? html`<p>Open to all.</p>` : html`<p>Let in by ${security.map(requirement)}</p>`}
    ${
      parameters.length === 0
        ? ""
        : html`<table>
            <tr>
              <th>Parameter</th>
              <th>In</th>
              <th></th>
              <th>Schema</th>
            </tr>
            ${parameters.map(row)}
          </table>`
    }
    ${
      body
        ? html`<h3>Body${body.required ? "" : " (may be left out)"}</h3>
            ${body.contents.map(content)}`
        : ""
    }
    ${replies.map(reply)}
  </section>`;
}

function requirement(uses: Operation["security"][number]): Html {
  const words = uses.map(({ scheme, scopes }) =>
    scopes.length === 0 ? scheme : `${scheme} with ${scopes.join(", ")}`,
  );
  return html`<code>${words.join(" and ")}</code> `;
}

function row({ name, in: place, required, schema }: Parameter): Html {
  return html`<tr>
    <td><code>${name}</code></td>
    <td>${place}</td>
    <td>${required ? "required" : ""}</td>
    <td>${code(schema)}</td>
  </tr>`;
}

function reply({ status, description, contents, headers }: Reply): Html {
  const fields = headers.map(({ name }) => html`<code>${name}</code> `);
  return html`<h3>${status} ${description}</h3>
    ${fields.length === 0 ? "" : html`<p>Header fields: ${fields}</p>`}${contents.map(content)}`;
}

function content({ mediaType, schema, examples }: Content): Html {
  const shown = Object.entries(examples).map(
    ([name, value]) =>
      html`<details>
        <summary>Example ${name}</summary>
        <pre>${JSON.stringify(value, null, 2)}</pre>
      </details>`,
  );
  return html`<details>
      <summary>${mediaType}</summary>
      ${pretty(schema)}
    </details>
    ${shown}`;
}

function code({ json }: Schema): Html {
  return html`<code>${JSON.stringify(json)}</code>`;
}

function pretty({ json }: Schema): Html {
  return html`<pre>${JSON.stringify(json, null, 2)}</pre>`;
}

const style: Html = {
  html: `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{max-width:60rem;margin:2rem auto;padding:0 1rem}
section{border-top:1px solid;margin-top:2rem}h2{font-size:1.15rem}h3{font-size:1rem;margin-bottom:.3rem}
pre{overflow:auto;max-height:30rem;padding:.5rem;border:1px solid #8886}code{overflow-wrap:anywhere}
table{border-collapse:collapse}td,th{text-align:left;vertical-align:top;padding:.2rem .6rem .2rem 0}ol{columns:2;padding-left:1.2rem}`,
};
