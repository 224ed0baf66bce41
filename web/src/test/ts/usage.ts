/** What users of the package write; compiled, never run. A line that is expected to be wrong must be. */
import { Cti, LoginError, type AgentStateEvent, type PhoneEvent } from '@belfry/cti';

export async function use(): Promise<string[]> {
  const seen: string[] = [];
  const cti = await Cti.login({ url: 'https://cc.example.com', login: 'alice', password: 'secret' });
  cti.on('AgentStateEvent', (state: AgentStateEvent) => seen.push(state.name));
  cti.on('PhoneEvent', (call: PhoneEvent) => seen.push(call.otherDN));
  cti.on('QueueList', queues => queues.forEach(queue => seen.push(queue.displayName)));
  cti.on('OfAnotherServer', message => seen.push(typeof message));
  cti.send('getAgentStates');
  cti.send('agentLogin', { agentphonenumber: '1001' });
  cti.send('dial', { destination: '3001', variables: { customer: '42' } });
  cti.send('hangup');
  // @ts-expect-error a destination is needed
  cti.send('dial');
  // @ts-expect-error it is a text
  cti.send('dial', { destination: 3001 });
  // @ts-expect-error no such command
  cti.send('fly');
  // @ts-expect-error queues have no such field
  cti.on('QueueList', queues => seen.push(queues[0].label));
  return seen;
}

export function explain(failure: unknown): string {
  return failure instanceof LoginError ? failure.code : String(failure);
}

export const withTokenFromElsewhere = (): Promise<Cti> =>
  Cti.connect({ url: 'https://cc.example.com', token: doubted => (doubted ? 'new' : 'kept') });
