// Makes out/: the page, its script, the script that reads caseloads, and the style. Run in the folder that has src/ and
// node_modules/; CMake does so in the build tree.
import { build } from "esbuild";
import { cp } from "node:fs/promises";

await build({
  entryPoints: { app: "src/main.tsx", worker: "src/caseload/worker.ts" },
  outdir: "out",
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  jsx: "automatic",
  jsxImportSource: "preact",
  legalComments: "none",
  charset: "utf8",
  logLevel: "warning",
});
await build({ entryPoints: { app: "src/app.css" }, outdir: "out", bundle: true, minify: true, charset: "utf8", logLevel: "warning" });
await cp("src/index.html", "out/index.html");
