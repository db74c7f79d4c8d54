/** How many location groups are compared at once. */
export const mostGroupsCompared = 3;
