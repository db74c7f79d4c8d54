// Names for made-up organizations. Nobody and no place is meant; every address ends in `.example`, which no mail reaches.

const firstNames = `Oriane Malik Béatrice Tuan Sarah Étienne Amina Louis Noémie Rafael Ingrid Youssef Camille Hugo Mei Félix Aïcha Gabriel
Léonie Kwame Sofia Anton Zoé Mathis Fatou Simon Élodie Diego Clara Nikolaï Maude Idris Juliette Olivier Priya Thomas Rosalie Omar Alice
Victor Nadia Émile Salma Jérôme Hana Pascal Livia Samuel Inès Arthur Maëlle Bilal Odile Lucas Tamara Édouard Yara Philippe Anaïs Kofi
Colette Ramon Justine Adam`.split(/\s+/);

const lastNames = `Tremblay Gagnon Haddad Roy Nguyen Côté Bouchard Okafor Gauthier Morin Lavoie Fortin Gagné Ouellet Pelletier Bélanger
Lévesque Bergeron Leblanc Paquette Girard Simard Boucher Caron Beaulieu Cloutier Dubé Poirier Fournier Lapointe Leclerc Lefebvre Poulin
Thibault Nadeau Martin Villeneuve Diallo Grenier Lessard Bernier Richard Michaud Turcotte Desjardins Silva Couture Savard Gosselin Traoré
Rousseau Lachance Parent Hébert Perron Moreau Demers Singh Charbonneau Vachon Champagne Laurin Castillo Bilodeau Audet Fontaine Archambault
Carrier Provost Haidari Langlois Marchand Rioux Vallières Benoît Chartrand Duval Kovacs Labelle Meunier Novak Pépin Quirion Raymond
Sauvé Tardif Vézina Wagner Boivin Corbeil Dufour Ferland Giroux Houle Jacques`.split(/\s+/);

const towns = `Québec Laval Gatineau Longueuil Sherbrooke Saguenay Lévis Trois-Rivières Terrebonne Saint-Jérôme Brossard Repentigny
Drummondville Granby Blainville Rimouski Mirabel Rouyn-Noranda Victoriaville Sorel Alma Magog Joliette Baie-Comeau Sept-Îles Matane Chambly
Varennes Boucherville Candiac`.split(/\s+/);

const corners =
  `Rue des Érables|Place du Marché|Vieux-Port|Gare|Grande Allée|Boulevard du Nord|Carrefour Sud|Rue Principale|Côte des Pins|Université|
Quai Ouest|Galeries|Rue du Moulin|Parc Central|Pont Rouge|Faubourg|Chemin du Roy|Rue de l’Église|Plateau|Promenades|Rue des Forges|Belvédère|
Terrasse|Rive-Sud|Montée du Lac|Centre-ville|Rue du Pont|Halles|Cité|Les Jardins|Rond-Point|Rue Neuve|Basse-Ville|Haute-Ville`
    .split('|')
    .map((name) => name.trim());

const houses =
  `Maison Groupe Comptoir Ateliers Union Coopérative Compagnie Les-Frères Nordique Atlantique Grands-Magasins Société Manufacture
Alliance Réseau`
    .split(/\s+/)
    .map((name) => name.replace('-', ' '));
const signs = `Aurore Boréal Caribou Delorme Émeraude Fougère Grizzli Harfang Iris Jonquille Kayak Lorimier Mélèze Nénuphar`.split(/\s+/);

const brands =
  `Alizé Bocage Cassis Dune Écume Fjord Galet Houblon Indigo Jade Kraft Lilas Moka Nacre Onyx Pivoine Quartz Rubis Safran Tilleul
Umami Velours Waba Xylo Yuzu Zinc`.split(/\s+/);

const at = <One>(list: readonly One[], index: number): One => {
  const one = list[index % list.length];
  if (one === undefined) throw new Error('An empty list of names.');
  return one;
};

/** Different for each of the first 210 organizations. */
export const organizationName = (organization: number): string => `${at(houses, organization)} ${at(signs, organization)}`;

/** Different for each of the first 26 subscriptions of an organization. */
export const subscriptionName = (organization: number, subscription: number): string => at(brands, 7 * organization + subscription);

/** Different for each of the first 1,020 places of an organization. */
export const placeName = (place: number): string => `${at(towns, place)}, ${at(corners, Math.floor(place / towns.length))}`;

const pairs = firstNames.length * lastNames.length;
/** How far the next person stands in the list of all pairs: it shares no factor with their number, so none comes twice. */
const stride = 2_741;

/** Different for each of the first `pairs` people of an organization: 64 first names with 95 last names. */
export function personName(organization: number, person: number): { first: string; last: string } {
  const pair = (person * stride + organization * 97) % pairs;
  return { first: at(firstNames, pair), last: at(lastNames, Math.floor(pair / firstNames.length)) };
}

/** Letters and digits of ASCII, joined by points: what an address or a domain may hold. */
const plain = (text: string, joint: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, joint);

export const domainName = (organization: string): string => `${plain(organization, '-')}.example`;

export const emailOf = ({ first, last }: { first: string; last: string }, domain: string): string =>
  `${plain(first, '-')}.${plain(last, '-')}@${domain}`;
