// Opens the demonstration school once for all tests, and closes it after them.
import { serve } from "./house.js";

export default async function setup() {
  const school = await serve(["demo", "--json", "--listen", "127.0.0.1:0"]);
  process.env.PREAU_URL = school.url;
  process.env.PREAU_LOGINS = JSON.stringify(school.logins);
  return () => school.stop();
}
