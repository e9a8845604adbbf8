/* The passwords of imported sites in a real keyring, and out of it again; and what is said where
 * there is no keyring.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-import-fixture.h"
#include "ferry-import-take.h"
#include "ferry-secret-many.h"
#include "ferry-secret.h"
#include "ferry-test-keyring.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *self; /* this program */

static void
did_finish (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

static GAsyncResult *
wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

/* The sites of FileZilla, saved in @folder, with their passwords kept or not. */
static GPtrArray *
import (const char *folder, GError **error)
{
  g_autoptr (GBytes) bytes = ferry_test_import_load ("sitemanager.xml");
  g_autoptr (FerryImportList) list = ferry_import_parse (bytes, NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "sites.ini", NULL);
  g_autoptr (FerrySiteStore) store = ferry_site_store_new (file);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  g_autoptr (GPtrArray) passwords = g_ptr_array_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) saved = NULL;

  for (guint i = 0; i < list->sites->len; i++)
    {
      FerryImported *site = g_ptr_array_index (list->sites, i);

      if (site->refusal != NULL)
        continue;
      g_ptr_array_add (chosen, site);
      g_ptr_array_add (passwords, site->server->password);
    }
  saved = ferry_import_take (store, chosen);
  ferry_secret_store_many_async (saved, passwords, NULL, did_finish, &result);
  return ferry_secret_store_many_finish (wait (&result), error) ? g_steal_pointer (&saved) : NULL;
}

static void
remove_folder (const char *folder)
{
  g_autofree char *file = g_build_filename (folder, "sites.ini", NULL);

  g_remove (file);
  g_rmdir (folder);
}

static void
use_keyring (void)
{
  g_autofree char *folder = g_dir_make_tmp ("ferry-secret-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) saved = import (folder, &error);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GHashTable) found = NULL;

  g_assert_no_error (error);
  /* What is in memory would hide what is not in the keyring. */
  for (guint i = 0; i < saved->len; i++)
    ferry_secret_keep_for_session (ferry_site_get_server (g_ptr_array_index (saved, i)), NULL);
  ferry_secret_lookup_many_async (saved, NULL, did_finish, &result);
  found = ferry_secret_lookup_many_finish (wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (found), ==, 1);
  g_assert_cmpstr (g_hash_table_lookup (found, "Web"), ==, "s3cret!");
  remove_folder (folder);
}

static void
test_keyring (void)
{
  if (!ferry_secret_has_keyring ())
    g_test_skip ("built without a keyring");
  else
    ferry_test_keyring_run_self (self);
}

static void
test_no_keyring (void)
{
  g_autofree char *folder = g_dir_make_tmp ("ferry-secret-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (import (folder, &error));
  g_assert_nonnull (strstr (error->message, "kept until Ferry ends"));
  remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  self = argv[0];
  g_test_init (&argc, &argv, NULL);
  if (ferry_test_keyring_is_self (argc, argv))
    return ferry_test_keyring_use (use_keyring);
  /* No bus, and none to be started. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  g_test_add_func ("/secret-many/no-keyring", test_no_keyring);
  g_test_add_func ("/secret-many/keyring", test_keyring);
  return g_test_run ();
}
