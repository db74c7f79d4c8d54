import type { ActivityActor, ActivityRow, ActivityView, NodeLooks } from './activity.ts';
import type { ActivityFormat } from './activity-format.ts';
import type { AuditEventType } from './audit.ts';
import type { Catalog } from './catalog/catalog.ts';
import { csvBeginning, csvLine } from './csv.ts';
import type { Gives } from './grants.ts';
import type { Language, Text } from './language.ts';
import { giftWords } from './messages.ts';

/** One event for a file. */
export interface FiledEvent {
  readonly row: ActivityRow;
  /** Its whole hash in the chain, in hexadecimal. */
  readonly fingerprint: string;
  /** Its number in the chain; null for a reader who may not know how many there are. */
  readonly number: number | null;
}

/** For whom a file is written. */
export interface FileReader {
  readonly catalog: Catalog;
  readonly language: Language;
  /** An instant as clocks show it where the reader is, for a table. */
  readonly clock: (instant: string) => string;
}

/** What a file begins with, before its first event. */
export function fileBeginning(format: ActivityFormat, { catalog, language }: FileReader): string {
  if (format === 'json_lines') return '';
  const { userGroup, locationGroup } = catalog.product.words;
  const columns: readonly Text[] = [
    { en: 'When', fr: 'Quand' },
    { en: 'What', fr: 'Quoi' },
    { en: 'Who did it', fr: 'Qui l’a fait' },
    { en: 'Acting as', fr: 'En tant que' },
    { en: 'Person', fr: 'Personne' },
    userGroup,
    { en: 'Access', fr: 'Accès' },
    { en: 'On', fr: 'Sur' },
    { en: 'In', fr: 'Dans' },
    locationGroup,
    { en: 'Only for', fr: 'Seulement pour' },
    { en: 'From', fr: 'À partir de' },
    { en: 'Until', fr: 'Jusqu’à' },
    { en: 'Before', fr: 'Avant' },
    { en: 'After', fr: 'Après' },
    { en: 'Reason', fr: 'Raison' },
    { en: 'Kind of event', fr: 'Type d’événement' },
    { en: 'Number', fr: 'Numéro' },
    { en: 'Fingerprint', fr: 'Empreinte' },
  ];
  return csvBeginning + csvLine(columns.map((column) => column[language]));
}

/** One event as its line in a file, with the line's end. */
export const fileLine = (format: ActivityFormat, reader: FileReader, event: FiledEvent): string =>
  format === 'csv' ? csvLine(cellsOf(reader, event)) : `${JSON.stringify(valueOf(reader, event))}\n`;

function cellsOf({ catalog, language, clock }: FileReader, { row, fingerprint, number }: FiledEvent): string[] {
  const { what } = row;
  const time = (instant: string | null) => (instant === null ? '' : clock(instant));
  const period = 'from' in what ? what : null;
  return [
    time(row.at),
    kindWords[what.type][language],
    actorWords(row.who, language),
    row.viewedAs === null ? '' : actorWords(row.viewedAs, language),
    personIn(what),
    groupIn(what),
    'gives' in what ? accessWords(catalog, what.gives)[language] : '',
    'on' in what ? what.on.name : 'location' in what ? what.location.name : '',
    'under' in what ? what.under.name : 'at' in what ? what.at.name : '',
    'locationGroup' in what ? what.locationGroup.name : '',
    onlyFor(catalog, what)[language],
    time(period && period.from),
    time(period && period.until),
    stateWords(catalog, 'before' in what ? what.before : 'source' in what ? what.source : null)[language],
    stateWords(catalog, 'after' in what ? what.after : 'destination' in what ? what.destination : null)[language],
    row.reason ?? '',
    what.type,
    number === null ? '' : String(number),
    fingerprint,
  ];
}

/** All that the console would show of it, with what the product calls things in the reader's words. */
function valueOf({ catalog, language }: FileReader, { row, fingerprint, number }: FiledEvent): object {
  const { at, who, viewedAs, what, reason } = row;
  return {
    at,
    event: what.type,
    words: kindWords[what.type][language],
    who,
    viewedAs,
    ...('gives' in what && { access: accessWords(catalog, what.gives)[language] }),
    what,
    reason,
    ...(number !== null && { number }),
    fingerprint,
  };
}

function actorWords(actor: ActivityActor, language: Language): string {
  switch (actor.is) {
    case 'member':
      return actor.name;
    case 'hidden':
      return { en: 'Somebody', fr: 'Quelqu’un' }[language];
    case 'service_account':
      return { en: 'A service account', fr: 'Un compte de service' }[language];
    case 'system':
      return 'Totem';
  }
}

function personIn(what: ActivityView): string {
  if ('member' in what) return what.member.name;
  return 'to' in what && 'member' in what.to ? what.to.member.name : '';
}

function groupIn(what: ActivityView): string {
  if ('group' in what) return what.group.name;
  return 'to' in what && 'group' in what.to ? what.to.group.name : '';
}

/** The one service, or service item, for which locations are given or stand in a group. */
function onlyFor({ product }: Catalog, what: ActivityView): Text {
  const filter = 'filter' in what ? what.filter : 'gives' in what && 'locations' in what.gives ? what.gives.locations : null;
  if (filter !== null && 'service' in filter) return product.services[filter.service]?.label ?? plain(filter.service);
  return plain(('forItem' in what && what.forItem) || '');
}

const accessWords = (catalog: Catalog, gives: Gives): Text => giftWords(catalog, 'locations' in gives ? null : gives);

/** What something was called, or gave, before or after. */
function stateWords(catalog: Catalog, state: Gives | NodeLooks | { readonly name: string } | string | null): Text {
  if (state === null) return plain('');
  if (typeof state === 'string') return plain(state);
  if ('name' in state) return plain('type' in state && state.type !== null ? `${state.name} (${state.type})` : state.name);
  return accessWords(catalog, state);
}

const plain = (text: string): Text => ({ en: text, fr: text });

/** What each kind of event is called in a file. One without its words does not compile. */
const kindWords: Readonly<Record<AuditEventType, Text>> = {
  'grant.given': { en: 'Access was given', fr: 'Accès donné' },
  'grant.ended': { en: 'Access was taken away', fr: 'Accès retiré' },
  'user_group.created': { en: 'A user group was created', fr: 'Groupe d’utilisateurs : création' },
  'user_group.edited': { en: 'A user group was renamed', fr: 'Groupe d’utilisateurs : nouveau nom' },
  'user_group.joined': { en: 'Somebody was added to a group', fr: 'Personne ajoutée à un groupe' },
  'user_group.left': { en: 'Somebody was taken out of a group', fr: 'Personne retirée d’un groupe' },
  'user_group.deleted': { en: 'A user group was deleted', fr: 'Groupe d’utilisateurs : suppression' },
  'user_group.restored': { en: 'A user group was restored', fr: 'Groupe d’utilisateurs : restauration' },
  'location_group.created': { en: 'A group of places was created', fr: 'Groupe de lieux : création' },
  'location_group.edited': { en: 'A group of places was renamed', fr: 'Groupe de lieux : nouveau nom' },
  'location_group.entered': { en: 'A place was added to a group', fr: 'Lieu ajouté à un groupe' },
  'location_group.withdrawn': { en: 'A place was taken out of a group', fr: 'Lieu retiré d’un groupe' },
  'location_group.deleted': { en: 'A group of places was deleted', fr: 'Groupe de lieux : suppression' },
  'location_group.restored': { en: 'A group of places was restored', fr: 'Groupe de lieux : restauration' },
  'node.created': { en: 'A part or a place was created', fr: 'Partie ou lieu : création' },
  'node.edited': { en: 'A part or a place was renamed', fr: 'Partie ou lieu : nouveau nom' },
  'node.moved': { en: 'A part or a place was moved', fr: 'Partie ou lieu : déplacement' },
  'node.archived': { en: 'A part or a place was archived', fr: 'Partie ou lieu : archivage' },
  'node.restored': { en: 'A part or a place was restored', fr: 'Partie ou lieu : restauration' },
  'service_item.created': { en: 'A service was added', fr: 'Service ajouté' },
  'service_item.edited': { en: 'A service was renamed', fr: 'Service renommé' },
  'service_item.archived': { en: 'A service was archived', fr: 'Service archivé' },
  'service_item.restored': { en: 'A service was restored', fr: 'Service restauré' },
  'role.created': { en: 'A role was made', fr: 'Rôle créé' },
  'role.edited': { en: 'A role was changed', fr: 'Rôle modifié' },
  'role.deleted': { en: 'A role was deleted', fr: 'Rôle supprimé' },
  'activity.exported': { en: 'Activity was exported', fr: 'Activité exportée' },
  'import.made': { en: 'A file was imported', fr: 'Fichier importé' },
  'organization.imported': { en: 'The organization was imported', fr: 'Organisation importée' },
};
