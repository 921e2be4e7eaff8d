// The projects of the repository without the start of a cell: the runner has started one for all.
module.exports = {
  projects: require('../../jest.config.cjs').projects.map(({ globalSetup: _s, globalTeardown: _t, ...project }) => project),
};
