/* import: the sites in another program's file. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-commands.h"

#include "ferry-import-take.h"
#include "ferry-import.h"
#include "ferry-secret-many.h"
#include "ferry-site-file.h"

#include <stdio.h>

static const char *const securities[] = {
  [FERRY_SECURITY_NONE] = "without TLS",
  [FERRY_SECURITY_OPTIONAL] = "TLS where offered",
  [FERRY_SECURITY_EXPLICIT] = "explicit TLS",
  [FERRY_SECURITY_IMPLICIT] = "implicit TLS",
};

typedef struct
{
  guint new;   /* that are taken */
  guint known; /* that are saved already */
  guint left;  /* that cannot be taken, or may be something else */
} Counts;

static char *
dup_name (const FerryImported *site)
{
  const char *title = site->title != NULL          ? site->title
                      : site->server->host != NULL ? site->server->host
                                                   : "?";

  return site->folder != NULL ? g_strconcat (site->folder, "/", title, NULL) : g_strdup (title);
}

/* What the first character of a line says. */
static char
get_mark (const FerryImported *site, gboolean is_known)
{
  return site->refusal != NULL ? '-' : is_known ? '=' : site->is_doubtful ? '?' : '+';
}

/* What goes to a terminal has no control characters: see the setters of FerryImported. */
static void
print_site (const FerryImported *site, char mark)
{
  const FerryServer *server = site->server;
  g_autofree char *name = dup_name (site);
  const char *password = server->password != NULL ? ", with password"
                         : site->is_asking        ? ", asks for the password"
                                                  : "";

  if (site->refusal != NULL)
    {
      printf ("%c %s: %s\n", mark, name, site->refusal);
      return;
    }
  printf ("%c %s: %s%s%s:%u, %s%s%s\n", mark, name, server->user != NULL ? server->user : "",
          server->user != NULL ? "@" : "", server->host, ferry_server_get_port (server),
          server->mode == FERRY_MODE_ACTIVE ? "active, " : "", securities[server->security],
          password);
  for (guint i = 0; i < site->warnings->len; i++)
    printf ("    %s\n", (const char *) g_ptr_array_index (site->warnings, i));
}

/* Prints the list, and returns those of it that are to be taken. */
static GPtrArray *
choose_sites (const FerryImportList *list, FerrySiteStore *store, Counts *counts, gboolean is_quiet)
{
  g_autoptr (GHashTable) known = ferry_import_dup_known (store);
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < list->sites->len; i++)
    {
      FerryImported *site = g_ptr_array_index (list->sites, i);
      char mark = get_mark (site, ferry_import_is_known (known, site));

      if (!is_quiet)
        print_site (site, mark);
      counts->new += mark == '+';
      counts->known += mark == '=';
      counts->left += mark == '-' || mark == '?';
      if (mark == '+')
        g_ptr_array_add (chosen, site);
    }
  for (guint i = 0; i < list->warnings->len; i++)
    g_printerr ("ferry-cli: %s\n", (const char *) g_ptr_array_index (list->warnings, i));
  return chosen;
}

static void
did_store (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

/* That the keyring does not take them is told, and no failure: they can be typed. */
static void
store_passwords (GPtrArray *saved, GPtrArray *chosen)
{
  g_autoptr (GPtrArray) passwords = g_ptr_array_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < saved->len; i++)
    {
      const FerryImported *site = g_ptr_array_index (chosen, i);

      g_ptr_array_add (passwords, site->server->password);
    }
  ferry_secret_store_many_async (saved, passwords, NULL, did_store, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  if (!ferry_secret_store_many_finish (result, &error))
    g_printerr ("ferry-cli: passwords are left out: %s\n", error->message);
}

/**
 * ferry_cli_import:
 * @session: (nullable): not used: no server is asked
 *
 * Lists the sites in another program's file and saves those that are new, their passwords in the
 * keyring of the desktop. With --dry-run nothing is saved.
 */
FerryCliExit
ferry_cli_import (FerryCliSession *session, const FerryCliOptions *options)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (options->arguments[1]);
  g_autoptr (GFile) sites = ferry_site_file_get_default ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryImportList) list = ferry_import_read (file, NULL, &error);
  g_autoptr (FerrySiteStore) store = NULL;
  g_autoptr (GPtrArray) chosen = NULL;
  Counts counts = { 0 };

  if (list == NULL)
    {
      ferry_cli_report (options->arguments[1], error);
      return FERRY_CLI_EXIT_LOCAL;
    }
  store = ferry_site_store_new (sites);
  chosen = choose_sites (list, store, &counts, options->is_quiet);
  if (!options->is_dry_run && chosen->len > 0)
    {
      g_autoptr (GPtrArray) saved = ferry_import_take (store, chosen);

      if (!ferry_kept_list_save (FERRY_KEPT_LIST (store), &error))
        {
          ferry_cli_report (NULL, error);
          return FERRY_CLI_EXIT_LOCAL;
        }
      store_passwords (saved, chosen);
    }
  if (!options->is_quiet)
    g_printerr ("ferry-cli: %s: new %u%s, saved before %u, left out %u\n", list->program,
                counts.new, options->is_dry_run ? ", not saved" : "", counts.known, counts.left);
  return FERRY_CLI_EXIT_DONE;
}
