// Parses AsyncAPI documents with AsyncAPI's own parser and fails on every error and warning.
import { Parser, fromFile } from '@asyncapi/parser';

const parser = new Parser();
let faults = 0;
for (const file of process.argv.slice(2)) {
  const { document, diagnostics } = await fromFile(parser, file).parse();
  const serious = diagnostics.filter(({ severity }) => severity <= 1);
  for (const { code, message, path, severity } of serious) {
    console.error(`${file} ${severity === 0 ? 'error' : 'warning'} ${code} ${path.join('.')}: ${message}`);
  }
  faults += serious.length + (document ? 0 : 1);
  if (document) {
    console.log(`${file}: ${document.channels().all().length} channels, ${document.messages().all().length} messages`);
  }
}
process.exit(faults === 0 ? 0 : 1);
