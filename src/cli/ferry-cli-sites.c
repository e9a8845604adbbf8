/* sites: the saved sites, by the names that site: takes. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-commands.h"

#include "ferry-json.h"
#include "ferry-site-file.h"
#include "ferry-site-store.h"
#include "ferry-url.h"

#include <stdio.h>

static void
print_site (FerrySite *site, gboolean is_json)
{
  const FerrySiteData *data = ferry_site_get_data (site);
  g_autofree char *name = ferry_site_dup_path (site);
  g_autofree char *url = ferry_url_format (data->server, data->remote_folder);
  g_autoptr (GString) json = NULL;

  /* One line each, whatever a title holds. */
  for (char *c = name; *c != '\0'; c++)
    if (!is_json && g_ascii_iscntrl (*c))
      *c = '?';
  if (!is_json)
    {
      printf ("%s\t%s\n", name, url);
      return;
    }
  json = g_string_new ("{");
  ferry_json_add_string (json, "name", name);
  ferry_json_add_string (json, "url", url);
  ferry_json_add_string (json, "logon", ferry_logon_get_name (data->logon));
  if (data->colour != FERRY_SITE_COLOUR_NONE)
    ferry_json_add_string (json, "colour", ferry_site_colour_get_name (data->colour));
  if (data->notes != NULL)
    ferry_json_add_string (json, "notes", data->notes);
  printf ("%s}\n", json->str);
}

FerryCliExit
ferry_cli_sites (FerryCliSession *session, const FerryCliOptions *options)
{
  g_autoptr (GFile) file = ferry_site_file_get_default ();
  g_autoptr (FerrySiteStore) store = ferry_site_store_new (file);

  if (ferry_kept_list_get_problem (FERRY_KEPT_LIST (store)) != NULL)
    {
      g_printerr ("ferry-cli: %s\n", ferry_kept_list_get_problem (FERRY_KEPT_LIST (store)));
      return FERRY_CLI_EXIT_LOCAL;
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr (FerrySite) site = g_list_model_get_item (G_LIST_MODEL (store), i);

      print_site (site, (options->given & FERRY_CLI_OPTION_JSON) != 0);
    }
  return FERRY_CLI_EXIT_DONE;
}
