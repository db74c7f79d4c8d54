// Loaded into the worker before its own code, which hears only of a parent that dies once it listens: whoever started it
// may have been killed before. It has 15 s to end what it has in hand.
const end = () => {
  setTimeout(() => process.exit(1), 15_000).unref();
};
if (process.connected) process.once('disconnect', end);
else end();
