import { askAboutDashboards } from './ask.ts';

// As a person of the demonstration that `npm start` prints.
const [url = 'http://localhost:4000', email = 'gwen@oscorp.example', password = 'four quiet orchards at noon'] = process.argv.slice(2);
for await (const line of askAboutDashboards(url, 'marvel', email, password)) console.log(line);
