import { buildApp } from '../web/build.ts';

/** The tests see the app as it stands in the sources. */
export default buildApp;
