/* Passwords of servers. What is kept for the session is a table in memory; the keyring is behind
 * ferry-secret-keyring.h. See ferry-secret.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-secret.h"

#include "ferry-secret-keyring.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* From dup_key() to the password. */
static GHashTable *session;

static void
wipe (gpointer password)
{
  /* No promise: copies are made elsewhere. */
  memset (password, 0, strlen (password));
  g_free (password);
}

static GHashTable *
get_session (void)
{
  if (session == NULL)
    session = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, wipe);
  return session;
}

static char *
dup_key (const FerryServer *server)
{
  g_autofree char *key = ferry_server_dup_key (server);

  return g_strdup_printf ("%s %s", key, server->site_id != NULL ? server->site_id : "");
}

/**
 * ferry_secret_has_keyring:
 *
 * Returns: whether this build knows keyrings; that one is running shows when it is used
 */
gboolean
ferry_secret_has_keyring (void)
{
  return ferry_secret_keyring_is_built ();
}

/**
 * ferry_secret_keep_for_session:
 * @password: (nullable): %NULL forgets it
 *
 * In memory, until the program ends.
 */
void
ferry_secret_keep_for_session (const FerryServer *server, const char *password)
{
  g_autofree char *key = dup_key (server);

  if (password != NULL)
    g_hash_table_insert (get_session (), g_steal_pointer (&key), g_strdup (password));
  else
    g_hash_table_remove (get_session (), key);
}

/**
 * ferry_secret_lookup_async:
 *
 * Looks into memory, then into the keyring, which may ask the user to unlock it.
 */
void
ferry_secret_lookup_async (const FerryServer *server,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autofree char *key = dup_key (server);
  const char *known = g_hash_table_lookup (get_session (), key);

  g_task_set_source_tag (task, ferry_secret_lookup_async);
  if (known == NULL)
    {
      ferry_secret_keyring_lookup (task, server);
      return;
    }
  g_task_return_pointer (task, g_strdup (known), g_free);
  g_object_unref (task);
}

/**
 * ferry_secret_lookup_finish:
 *
 * Returns: (transfer full) (nullable): the password; %NULL where none is kept, or with @error where
 * the keyring cannot be asked
 */
char *
ferry_secret_lookup_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * ferry_secret_store_async:
 *
 * Keeps it in the keyring, and in memory whatever becomes of that.
 */
void
ferry_secret_store_async (const FerryServer *server,
                          const char *password,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, ferry_secret_store_async);
  ferry_secret_keep_for_session (server, password);
  ferry_secret_keyring_store (task, server, password);
}

/**
 * ferry_secret_store_finish:
 *
 * Returns: whether it is in the keyring; otherwise @error is a sentence for the user, and the
 * password is kept until the program ends
 */
gboolean
ferry_secret_store_finish (GAsyncResult *result, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &reason))
    return TRUE;
  g_set_error (error, reason->domain, reason->code,
               _ ("No keyring could take the password (%s). It is kept until Ferry ends, and not "
                  "written anywhere."),
               reason->message);
  return FALSE;
}

/**
 * ferry_secret_clear_async:
 *
 * Forgets the password, in memory and in the keyring.
 */
void
ferry_secret_clear_async (const FerryServer *server,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, ferry_secret_clear_async);
  ferry_secret_keep_for_session (server, NULL);
  ferry_secret_keyring_clear (task, server);
}

/**
 * ferry_secret_clear_finish:
 *
 * Returns: %FALSE where the keyring could not be asked
 */
gboolean
ferry_secret_clear_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
