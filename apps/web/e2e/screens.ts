// One list, and long for that: whatever looks at every screen (the checkers, the pictures) takes it from here.
import type { Visitor } from './people.ts';
import type { Find, Screen } from './screen.ts';

const pepper = async (find: Find) => `/marvel/users/${await find.person('marvel', 'Pepper Pots')}`;
const specialists = async (find: Find) => `/marvel/groups/${await find.userGroup('marvel', 'Customer Support Specialists')}`;
const montreal = async (find: Find) => `/marvel/locations/${await find.place('marvel', 'Montreal')}`;
const set = async (find: Find, name: string) =>
  find.row('marvel', 'locationGroups.list', { within: await find.place('marvel', 'Oscorp') }, name);
const maryJanes = async (find: Find) => `/marvel/locations/groups/${await set(find, 'Mary Jane Department')}`;
const bothDepartments = async (find: Find) =>
  `/marvel/locations?groups=${await set(find, 'Mary Jane Department')}.${await set(find, 'Gwen Stacy Department')}`;
const why = (permission: string) => async (find: Find) => {
  const item = await find.serviceItem('marvel', 'VoC post purchase');
  return `${await pepper(find)}?${new URLSearchParams({ tab: 'why', permission, item, location: await find.place('marvel', 'Malibu') })}`;
};

/** Something that the menu of the page offers. */
async function openBeside({ page, says }: Visitor, act: string | RegExp) {
  await page
    .getByRole('main')
    .getByRole('button', { name: says('More') })
    .click();
  await page.getByRole('menuitem', { name: typeof act === 'string' ? says(act) : act }).click();
}

/** Asks where a place is to go; the word for what it may go to is the product's, in either language. */
async function openMove(visitor: Visitor) {
  await openBeside(visitor, /^(Move to another|Déplacer vers)/);
  await visitor.page.getByRole('dialog').getByRole('combobox').waitFor();
}

/** The first person who can be. */
const selectOne = ({ page }: Visitor) => page.getByRole('checkbox').nth(1).press('Space');

/** Every box of a map is drawn. */
const mapped = ({ page }: Visitor) => page.getByRole('treeitem').nth(2).waitFor();
/** Looks at what the draft would do; the button has one word less where it is narrow. */
const openReview = ({ page, says }: Visitor) =>
  page
    .getByRole('button', { name: says('Review changes') })
    .or(page.getByRole('button', { name: says('Review') }))
    .click();

export const screens: readonly Screen[] = [
  { name: 'sign in', who: null, at: '/sign-in', whole: 'Totem' },
  { name: 'sign up', who: null, at: '/sign-up', whole: 'Totem' },
  { name: 'forgotten password', who: null, at: '/forgot-password', whole: 'Totem' },

  { name: 'my accounts', who: 'nick', at: '/accounts', whole: 'Clinique Mouvement' },
  { name: 'a deactivated account', who: 'nick', at: '/clinique-mouvement', whole: 'Clinique Mouvement' },
  { name: 'my sign-in', who: 'nick', at: '/me', whole: 'Nick' },
  { name: 'my appearance', who: 'nick', at: '/me/appearance', whole: 'Français' },
  { name: 'my keyboard', who: 'nick', at: '/me/keyboard', whole: 'Esc' },
  { name: 'my notifications', who: 'nick', at: '/me/notifications', whole: 'English' },
  {
    name: 'my access',
    who: 'gwen',
    at: '/marvel/me/access',
    whole: 'Oscorp VoC',
  },
  { name: 'my access, nothing yet', who: 'may', at: '/marvel/me/access', whole: 'Felicia' },
  {
    name: 'keyboard shortcuts',
    who: 'nick',
    at: '/marvel',
    whole: 'Daily Bugle',
    open: async ({ page }) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog').getByText('Esc').first().waitFor();
    },
  },
  {
    name: 'the box, empty',
    who: 'nick',
    at: '/marvel',
    whole: 'Daily Bugle',
    open: async ({ page }) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'the box, a question',
    who: 'nick',
    at: '/marvel',
    whole: 'Daily Bugle',
    open: async ({ page }) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('combobox').fill('why can mary jane see toronto on 3 may');
      await page
        .getByRole('option', { name: /Toronto/ })
        .first()
        .waitFor();
    },
  },
  { name: 'nothing there', who: 'nick', at: '/marvel/users/0198aaaa-0000-7000-8000-00000000aaaa', whole: 'To my accounts' },

  { name: 'overview', who: 'nick', at: '/marvel', whole: 'Daily Bugle' },
  { name: 'overview of a new organization', who: 'shuri', at: '/wakanda', whole: 'Wakanda Outfitters' },
  { name: 'user groups, none yet', who: 'shuri', at: '/wakanda/groups', whole: 'Wakanda Outfitters' },
  { name: 'services, none yet', who: 'shuri', at: '/wakanda/services', whole: 'Wakanda Outfitters' },
  { name: 'overview as a map', who: 'nick', at: '/marvel?view=map&as=picture', whole: 'Marvel Group Inc.', open: mapped },
  { name: 'overview as the list of a map', who: 'nick', at: '/marvel?view=map&as=list', whole: 'Newsroom' },
  { name: 'overview with seats', who: 'sofia', at: '/clinique-mouvement', whole: 'Laval' },
  { name: 'a map of branches', who: 'sofia', at: '/clinique-mouvement?view=map&as=picture', whole: 'Clinique Mouvement', open: mapped },

  {
    name: 'explorer, what changed for a person',
    who: 'nick',
    at: async (find) => `/marvel/explorer?since=2019-01-01T00:00:00.000Z&person=${await find.person('marvel', 'Gwen Stacy')}`,
    whole: 'Oscorp VoC',
  },
  {
    name: 'explorer, what changed at a place',
    who: 'nick',
    at: async (find) => `/marvel/explorer?since=2019-01-01T00:00:00.000Z&location=${await find.place('marvel', 'Montreal')}`,
    whole: 'Gwen Stacy',
  },

  { name: 'access without effect', who: 'nick', at: '/marvel/without-effect', whole: 'Access without effect' },

  {
    name: 'activity',
    who: 'nick',
    at: '/marvel/activity',
    whole: 'Marvel',
    open: async ({ page }) => {
      await page.getByRole('main').getByRole('listitem').first().getByRole('button').click();
    },
  },
  {
    name: 'activity, to be exported',
    who: 'nick',
    at: '/marvel/activity',
    whole: 'Marvel',
    open: (visitor) => visitor.press('Export…'),
  },
  { name: 'activity, none', who: 'felicia', at: '/marvel/activity', whole: 'Oscorp' },
  {
    name: 'activity of a person',
    who: 'nick',
    at: async (find) => `${await pepper(find)}?tab=activity`,
    whole: 'Pepper Pots',
  },

  { name: 'users', who: 'nick', at: '/marvel/users', whole: 'Normand Osborn' },
  { name: 'users, none found', who: 'nick', at: '/marvel/users?q=zzz', whole: 'Nobody' },
  { name: 'users, one selected', who: 'felicia', at: '/marvel/users', whole: 'Normand Osborn', open: selectOne },
  {
    name: 'a role for many',
    who: 'felicia',
    at: '/marvel/users',
    whole: 'Normand Osborn',
    async open(visitor) {
      await selectOne(visitor);
      const acts = visitor.page.getByRole('button', { name: visitor.says('What to do') });
      const act = visitor.page.getByRole('button', { name: visitor.says('Give role') });
      await acts.or(act).filter({ visible: true }).first().waitFor();
      if (await acts.isVisible()) await acts.press('Enter');
      await visitor.press('Give role');
    },
  },
  {
    name: 'users, on the way',
    who: 'nick',
    at: '/marvel/users',
    whole: 'Users',
    ill: { procedure: 'members.list', answer: 'waits' },
  },
  {
    name: 'users, unreachable',
    who: 'nick',
    at: '/marvel/users',
    whole: 'Try again',
    ill: { procedure: 'members.list', answer: 'unreachable' },
  },

  { name: 'access', who: 'nick', at: pepper, whole: 'Customer Support Specialists' },
  {
    name: 'a picker',
    who: 'nick',
    at: pepper,
    whole: 'Customer Support Specialists',
    open: async ({ page, says }) => {
      await page.getByRole('combobox', { name: says('Level on VoC post-delivery') }).click();
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'two people compared',
    who: 'nick',
    at: pepper,
    whole: 'Customer Support Specialists',
    open: async (nick) => {
      await openBeside(nick, 'Compare with…');
      await nick.choose('Compare with', 'Gwen Stacy');
      await nick.page.getByRole('dialog').getByRole('listitem').first().waitFor();
    },
  },
  {
    name: 'access to copy',
    who: 'nick',
    at: pepper,
    whole: 'Customer Support Specialists',
    open: async (nick) => {
      await openBeside(nick, 'Copy access from…');
      await nick.choose('Copy from', 'Gwen Stacy');
      await nick.page.getByRole('dialog').getByRole('listitem').first().waitFor();
    },
  },
  { name: 'effective access', who: 'nick', at: async (find) => `${await pepper(find)}?tab=effective`, whole: 'Malibu' },
  { name: 'why, a yes', who: 'nick', at: why('voc:alert.edit'), whole: 'Pepper Pots Department' },
  { name: 'why, a no', who: 'nick', at: why('voc:confidential.view'), whole: 'No' },
  {
    name: 'review',
    who: 'nick',
    at: pepper,
    whole: 'Customer Support Specialists',
    open: async (nick) => {
      await nick.choose('Level on VoC post-delivery', 'Reader');
      await openReview(nick);
      await nick.sees('Gains');
    },
  },

  { name: 'user groups', who: 'nick', at: '/marvel/groups', whole: 'Pepper Pots Department' },
  { name: 'user groups, none found', who: 'nick', at: '/marvel/groups?q=zzz', whole: 'Marvel Group Inc.' },
  { name: 'a user group', who: 'nick', at: specialists, whole: 'Happy' },
  {
    name: 'a user group to make',
    who: 'nick',
    at: '/marvel/groups',
    whole: 'Pepper Pots Department',
    open: async (nick) => {
      await nick.press('New user group');
      await nick.page.getByRole('dialog').getByRole('textbox').waitFor();
    },
  },
  {
    name: 'a user group to rename',
    who: 'nick',
    at: specialists,
    whole: 'Happy',
    open: async (nick) => {
      await openBeside(nick, 'Rename…');
      await nick.page.getByRole('dialog').getByRole('textbox').waitFor();
    },
  },
  {
    name: 'a user group to duplicate',
    who: 'nick',
    at: specialists,
    whole: 'Happy',
    open: async (nick) => {
      await openBeside(nick, 'Duplicate…');
      await nick.page.getByRole('dialog').getByRole('checkbox').waitFor();
    },
  },
  {
    name: 'review of a user group to delete',
    who: 'nick',
    at: specialists,
    whole: 'Happy',
    open: async (nick) => {
      await openBeside(nick, 'Delete…');
      await nick.sees('Pepper Pots Department');
    },
  },
  { name: 'deleted user groups, none', who: 'nick', at: '/marvel/groups/deleted', whole: 'Marvel Group Inc.' },
  { name: 'deleted user groups, refused', who: 'gwen', at: '/marvel/groups/deleted', whole: 'You cannot open this' },
  {
    name: 'who gains what by joining',
    who: 'nick',
    at: async (find) => `${await specialists(find)}?tab=join`,
    whole: 'Customer Support Specialists',
  },
  {
    name: 'what a user group gives',
    who: 'nick',
    at: async (find) => `${await specialists(find)}?tab=gives`,
    whole: 'VoC post purchase',
  },

  {
    name: 'locations',
    who: 'nick',
    at: '/marvel/locations',
    whole: 'Daily Bugle',
    open: async ({ page }) => {
      await page.getByRole('treeitem', { name: /^Oscorp/ }).click();
      await page.getByRole('treeitem', { name: /^Montreal/ }).waitFor();
    },
  },
  { name: 'locations, closed', who: 'nick', at: '/marvel/locations', whole: 'Daily Bugle' },
  { name: 'locations, compared', who: 'nick', at: bothDepartments, whole: 'Québec' },
  {
    name: 'location groups, compared',
    who: 'nick',
    at: async (find) => `${await bothDepartments(find)}&show=groups`,
    whole: 'Gwen Stacy Department',
  },
  {
    name: 'a location group to make',
    who: 'nick',
    at: '/marvel/locations?show=groups',
    whole: 'Gwen Stacy Department',
    open: async (nick) => {
      await nick.press('New PoS group');
      await nick.page.getByRole('dialog').getByRole('textbox').waitFor();
    },
  },
  { name: 'locations, none found', who: 'nick', at: '/marvel/locations?q=zzz', whole: 'PoS' },
  { name: 'locations, refused', who: 'gwen', at: '/marvel/locations', whole: 'You cannot open this' },
  {
    name: 'locations, unreachable',
    who: 'nick',
    at: '/marvel/locations',
    whole: 'Try again',
    ill: { procedure: 'locations.tree', answer: 'unreachable' },
  },
  { name: 'a location', who: 'nick', at: montreal, whole: 'Normand Osborn' },
  {
    name: 'a location to edit',
    who: 'nick',
    at: montreal,
    whole: 'Who can see this',
    open: async (nick) => {
      await openBeside(nick, 'Edit…');
      await nick.page.getByRole('dialog').getByRole('textbox').waitFor();
    },
  },
  {
    name: 'a location to archive',
    who: 'nick',
    at: montreal,
    whole: 'Who can see this',
    open: async (nick) => {
      await openBeside(nick, 'Archive…');
      await nick.page.getByRole('dialog').getByRole('textbox').waitFor();
    },
  },
  {
    name: 'a location to move',
    who: 'nick',
    at: montreal,
    whole: 'Who can see this',
    open: (nick) => openMove(nick),
  },
  {
    name: 'a location to move, with what it does',
    who: 'nick',
    at: montreal,
    whole: 'Who can see this',
    open: async (nick) => {
      await openMove(nick);
      await nick.choose('Move to', 'Daily Bugle');
      await nick.sees('Mary Jane Watson');
      await nick.page.getByRole('dialog').getByText('Gwen Stacy Department').waitFor();
    },
  },
  {
    name: 'groups of a location to tick',
    who: 'nick',
    at: montreal,
    whole: 'Normand Osborn',
    open: async (nick) => {
      await nick.press('Choose PoS groups');
      await nick.page.getByRole('dialog').getByRole('checkbox').first().waitFor();
    },
  },
  {
    name: 'a location in a group for one service',
    who: 'nick',
    at: montreal,
    whole: 'Normand Osborn',
    open: async (nick) => {
      const { page } = nick;
      await nick.press('Change or end: Gwen Stacy Department');
      await page.getByRole('menuitem', { name: nick.says('Only for a service…') }).press('Enter');
      await page.getByRole('dialog').getByRole('combobox').click();
      await page.getByRole('option').first().waitFor();
    },
  },
  { name: 'a location group', who: 'nick', at: maryJanes, whole: 'Toronto' },
  {
    name: 'a location group to duplicate',
    who: 'nick',
    at: maryJanes,
    whole: 'Toronto',
    open: async (nick) => {
      await openBeside(nick, 'Duplicate…');
      await nick.page.getByRole('dialog').getByRole('checkbox').waitFor();
    },
  },
  {
    name: 'who has a location group',
    who: 'nick',
    at: async (find) => `${await maryJanes(find)}?tab=holders`,
    whole: 'Mary Jane Watson',
  },
  {
    name: 'a location group in the draft',
    who: 'nick',
    at: maryJanes,
    whole: 'Toronto',
    open: async (nick) => {
      await nick.press('Add Points of Service');
      await nick.page.getByRole('checkbox', { name: 'Québec' }).click();
      await nick.press('Done');
      await nick.press('Change or end: Montreal');
      await nick.page.getByRole('menuitem', { name: nick.says('Take out') }).press('Enter');
      await nick.sees('will end');
    },
  },

  { name: 'services', who: 'nick', at: '/marvel/services', whole: 'VoC post-delivery' },
  { name: 'a matrix', who: 'nick', at: '/marvel/services/administration', whole: 'Organization settings' },
  {
    name: 'two roles in a matrix',
    who: 'nick',
    at: '/marvel/services/voc?compare=voc/reader&with=voc/contributor',
    whole: 'differs',
  },
  {
    name: 'a cell of a matrix',
    who: 'nick',
    at: '/marvel/services/administration',
    whole: 'Organization settings',
    open: async (nick) => {
      // Of the head, a word is explained; a cell stands in a row, or where it is narrow in a list.
      await nick.page.getByRole('main').locator('tbody button, section li button').filter({ visible: true }).first().click();
      await nick.sees('Who has it this way');
    },
  },
  { name: 'roles', who: 'nick', at: '/marvel/roles?compare=voc/reader&with=voc/contributor', whole: 'What differs' },
  {
    name: 'a role to make',
    who: 'nick',
    at: '/marvel/roles',
    whole: 'Reader',
    open: async ({ page, says }) => {
      await page
        .getByRole('button', { name: says('New role') })
        .first()
        .press('Enter');
      await page.getByRole('dialog').getByRole('checkbox').first().waitFor();
    },
  },
  {
    name: 'explorer, nothing asked',
    who: 'nick',
    at: '/marvel/explorer',
    whole: 'For example',
  },
  {
    name: 'explorer, a person',
    who: 'nick',
    at: async (find) => `/marvel/explorer?person=${await find.person('marvel', 'Maria')}`,
    whole: 'Oscorp VoC',
  },
  {
    name: 'explorer, a place',
    who: 'nick',
    at: async (find) => `/marvel/explorer?location=${await find.place('marvel', 'Montreal')}`,
    whole: 'Normand Osborn',
  },
  {
    name: 'explorer, a service and a no',
    who: 'nick',
    at: async (find) => {
      const [item, who] = [await find.serviceItem('marvel', 'Oscorp VoC'), await find.person('marvel', 'Gwen Stacy')];
      const whyAt = await find.place('marvel', 'Toronto');
      return `/marvel/explorer?${new URLSearchParams({ item, who, whyItem: item, whyAt, permission: 'voc:dashboard.view' })}`;
    },
    whole: 'Give Toronto',
  },
  { name: 'explorer, refused', who: 'gwen', at: '/marvel/explorer', whole: 'You cannot open this' },

  { name: 'users of one subscription', who: 'felicia', at: '/marvel/users', whole: 'Normand Osborn', inDocs: 'users' },
  {
    name: 'review of a role and its places',
    who: 'felicia',
    at: async (find) => `/marvel/users/${await find.person('marvel', 'May Parker')}`,
    whole: 'May Parker',
    open: async (felicia) => {
      await felicia.choose('Level on Oscorp VoC', 'Reader');
      await felicia.choose('Give a location group', 'Mary Jane Department');
      await openReview(felicia);
      await felicia.sees('Toronto');
    },
    inDocs: 'review',
  },
  {
    name: 'why, through a group of places',
    who: 'felicia',
    at: async (find) => {
      const item = await find.serviceItem('marvel', 'Oscorp VoC');
      const question = { tab: 'why', permission: 'voc:dashboard.view', item, location: await find.place('marvel', 'Montreal') };
      return `/marvel/users/${await find.person('marvel', 'Gwen Stacy')}?${new URLSearchParams(question)}`;
    },
    whole: 'Gwen Stacy Department',
    inDocs: 'why',
  },
  { name: 'services, refused', who: 'gwen', at: '/marvel/services', whole: 'You cannot open this' },
];
