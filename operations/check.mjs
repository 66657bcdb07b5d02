// Asks a Prometheus that watches a running Claimline everything that rules, alarms and dashboard ask of it: every expression must be
// understood, all but a few must find something, and no alarm may go off while all is well.
//
//   node operations/check.mjs PROMETHEUS SERVICE
//
// PROMETHEUS is the program, SERVICE the address of a Claimline that has taken reports in.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const [program, service] = process.argv.slice(2);
const PATIENCE = 150_000;

// What finds nothing while all is well; everything else must find something.
const QUIET = [
  /claimline_application_state.*> 0$/,
  /claimline_restore_remaining_records.*> 0$/,
  /kafka_consumer_fetch_manager_records_lag.*> 2$/,
  /claimline_deliveries/,
  /claimline:calls_failed:ratio/,
  // a second old, and with one instance only
  /logback_events_total/,
];

const directory = mkdtempSync(join(tmpdir(), 'claimline-operations-'));
const port = await freePort();
const config = `global: {scrape_interval: 2s, evaluation_interval: 2s}
rule_files: [${JSON.stringify(join(here, 'prometheus', 'claimline.rules.yml'))}]
scrape_configs:
  - job_name: claimline
    metrics_path: /prometheus
    static_configs: [{targets: [${JSON.stringify(new URL(service).host)}]}]
`;
writeFileSync(join(directory, 'prometheus.yml'), config);
const prometheus = spawn(
  program,
  [
    `--config.file=${join(directory, 'prometheus.yml')}`,
    `--storage.tsdb.path=${join(directory, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--log.level=warn',
  ],
  { stdio: ['ignore', 'inherit', 'inherit'] },
);

let passed = 0;
const faults = [];
try {
  // Kafka's figures are taken once a minute, and a rate takes two
  await until(async () => (await query('count(kafka_stream_state_live_sst_files_size offset 5s)')).length > 0);
  await until(async () => (await query('claimline_caught_up == 1')).length > 0);
  for (const { where, expression } of asked()) {
    await look(where, expression);
  }
  await lookAtRules();
} finally {
  prometheus.kill();
  await new Promise((ended) => (prometheus.exitCode === null ? prometheus.once('exit', ended) : ended()));
  rmSync(directory, { recursive: true, force: true });
}
faults.forEach((fault) => console.error(`FAULT ${fault}`));
console.log(`${passed} passed, ${faults.length} failed`);
process.exitCode = faults.length === 0 ? 0 : 1;

function asked() {
  const dashboard = JSON.parse(readFileSync(join(here, 'grafana', 'claimline.json'), 'utf8'));
  return dashboard.panels.flatMap((panel) =>
    (panel.targets ?? []).map((target) => ({
      where: `panel "${panel.title}"`,
      expression: target.expr.replaceAll('$job', 'claimline').replaceAll('$instance', '.*'),
    })),
  );
}

async function look(where, expression) {
  let found;
  try {
    found = await query(expression);
  } catch (failure) {
    faults.push(`${where}: ${failure.message}: ${expression}`);
    return;
  }
  if (found.length === 0 && !QUIET.some((quiet) => quiet.test(expression))) {
    faults.push(`${where} finds nothing: ${expression}`);
  } else {
    passed++;
  }
}

async function lookAtRules() {
  const { groups } = (await get('/api/v1/rules')).data;
  for (const rule of groups.flatMap((group) => group.rules)) {
    if (rule.health !== 'ok') {
      faults.push(`rule ${rule.name} is ${rule.health}: ${rule.lastError ?? 'it was not evaluated'}`);
    } else if (rule.type === 'alerting' && rule.alerts.some((alert) => alert.state === 'firing')) {
      faults.push(`alarm ${rule.name} goes off though all is well: ${JSON.stringify(rule.alerts)}`);
    } else {
      passed++;
    }
    if (rule.type === 'recording') {
      await look(`rule ${rule.name}`, rule.name);
    }
  }
}

async function query(expression) {
  return (await get(`/api/v1/query?query=${encodeURIComponent(expression)}`)).data.result;
}

async function get(path) {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`);
  const body = await answer.json();
  if (body.status !== 'success') {
    throw new Error(body.error);
  }
  return body;
}

async function until(met) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const isMet = await met().catch(() => false);
    if (isMet) {
      return;
    }
    if (Date.now() > end || prometheus.exitCode !== null) {
      throw new Error(`Prometheus does not have within ${PATIENCE / 1000} s what is waited for: ${met}`);
    }
    await new Promise((later) => setTimeout(later, 500));
  }
}

function freePort() {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const free = probe.address().port;
      probe.close(() => found(free));
    });
  });
}
