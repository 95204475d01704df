/** What `waymark --help` prints. */
export const HELP = `waymark: records the customer journey of a web shop and draws its map

Usage: waymark [options]
       waymark stage [--rules <file>] [--json] <url…>    tells the stage of pages, and why
       waymark regrade [--rules <file>] [--db <file>]    grades anew what is stored
       waymark dead-letters    lists what was refused, or takes it again
       waymark visitor         shows, exports or erases what is stored of a visitor
       waymark retain          deletes what is older than some days
       waymark backup <file>   copies the database while it is in use
       waymark snippet         prints the script tag pinned to this release

  --config <file>         JSON file with what flags and variables leave open [none]
  --port <number>         Port to listen on; 0 takes any free one [8787]
  --host <address>        Address to listen on; 0.0.0.0 opens every network [127.0.0.1]
  --db <file>             SQLite file that touchpoints are stored in [waymark.db]
  --site <id>             Site that may send, repeatable; the map shows the first [shop]
  --origin <origin>       Origin that may send for every site, or <id>=<origin> for one,
                          repeatable [pages of this machine, on any port]
  --admin-token <secret>  Opens the map beyond this machine; at least 22 characters [none]
  --stage-rules <file>    JSON file with stage rules of the shop, which come first [none]
  --tag <path>            Path of the script tag; its parts are beside it [/waymark.js]
  --releases <folder>     Folder that keeps each release of the script [none]
  --log <format>          How what goes wrong is told: text or json [text]
  -h, --help              Prints this help
  -v, --version           Prints the version

Where a flag is missing, its environment variable is read: WAYMARK_PORT, WAYMARK_HOST,
WAYMARK_DB, WAYMARK_SITE and WAYMARK_ORIGIN (commas between several), WAYMARK_ADMIN_TOKEN,
WAYMARK_STAGE_RULES, WAYMARK_TAG, WAYMARK_RELEASES, WAYMARK_LOG, WAYMARK_CONFIG.`
