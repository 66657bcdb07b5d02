// Reads the reconciled topic and prints one line per town: the latest state of each, decoded with the schema that the registry
// has for it. It knows nothing of Claimline but the topic's name.
//
//   node consume.mjs BOOTSTRAP REGISTRY [PREFIX] [--follow]
//   node consume.mjs 127.0.0.1:9092 http://127.0.0.1:8081
import { randomUUID } from 'node:crypto'
import { Consumer } from '@platformatic/kafka'
import avro from 'avsc'

const follow = process.argv.includes('--follow')
const [bootstrap, registry, prefix = 'claimline.'] = process.argv.slice(2).filter(a => !a.startsWith('--'))
if (!bootstrap || !registry) {
  console.error('usage: node consume.mjs BOOTSTRAP REGISTRY [PREFIX] [--follow]')
  process.exit(2)
}
const topic = `${prefix}town-states.v1`

// Confluent wire format: a zero byte, the schema's id in four bytes, then Avro binary.
const types = new Map()
async function decode(bytes) {
  if (bytes[0] !== 0) throw new Error(`not in the Confluent wire format: first byte is ${bytes[0]}`)
  const id = bytes.readInt32BE(1)
  if (!types.has(id)) {
    const answer = await fetch(new URL(`schemas/ids/${id}`, registry.endsWith('/') ? registry : `${registry}/`))
    if (!answer.ok) throw new Error(`the registry at ${registry} has no schema ${id}: HTTP ${answer.status}`)
    types.set(id, avro.Type.forSchema(JSON.parse((await answer.json()).schema)))
  }
  return types.get(id).fromBuffer(bytes.subarray(5))
}

const consumer = new Consumer({ groupId: `town-states-${randomUUID()}`, clientId: 'town-states', bootstrapBrokers: [bootstrap] })
const ends = (await consumer.listOffsets({ topics: [topic] })).get(topic)
const behind = new Set(ends.flatMap((end, partition) => (end > 0n ? [partition] : [])))
const towns = new Map()
const stream = await consumer.consume({ topics: [topic], mode: 'earliest', isolationLevel: 1, autocommit: false })

// Transaction markers end a partition without being delivered, so an idle second ends the reading too.
let idle = setTimeout(finish, 5000)
function line(state) {
  const by = state.claimedBy ? ` claimed by ${state.claimedBy}` : ''
  return `${state.place.name.padEnd(32)} ${state.status.padEnd(10)} ${(state.controller ?? 'unknown').padEnd(11)}${by}`
}
async function finish() {
  if (follow) return
  for (const state of [...towns.values()].sort((a, b) => (a.place.name < b.place.name ? -1 : 1))) console.log(line(state))
  console.log(`${towns.size} towns`)
  await stream.close()
  await consumer.close()
  process.exit(towns.size > 0 ? 0 : 1)
}

for await (const message of stream) {
  const key = message.key.toString()
  if (message.value === null || message.value.length === 0) towns.delete(key)
  else towns.set(key, await decode(message.value))
  if (follow && towns.has(key)) console.log(line(towns.get(key)))
  if (message.offset + 1n >= ends[message.partition]) behind.delete(message.partition)
  clearTimeout(idle)
  idle = setTimeout(finish, behind.size === 0 ? 0 : 1000)
}
