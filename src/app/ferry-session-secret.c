/* What becomes of a password that a session has logged in with. See ferry-session-secret.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-session-secret.h"

#include "ferry-dialog.h"
#include "ferry-proxy.h"
#include "ferry-secret.h"

#include <glib/gi18n.h>

/* Once is enough: the next time it is no news. */
static gboolean has_said;

static void
did_store (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (ferry_secret_store_finish (result, &error) || has_said)
    return;
  has_said = TRUE;
  ferry_dialog_report (GTK_WIDGET (window), _ ("The Password Is Not in a Keyring"), error);
}

/**
 * ferry_session_secret_keep:
 * @window: whose user is told if there is no keyring
 * @server: with the password that was right, if it has one
 */
void
ferry_session_secret_keep (GtkWindow *window, const FerryServer *server, FerryKeep keep)
{
  if (server->user == NULL || server->password == NULL)
    return;
  if (keep == FERRY_KEEP_KEYRING && window != NULL)
    ferry_secret_store_async (server, server->password, NULL, did_store, g_object_ref (window));
  else
    ferry_secret_keep_for_session (server, server->password);
}

/**
 * ferry_session_secret_keep_proxy:
 * @server: with the password of the proxy on the way to it
 *
 * As ferry_session_secret_keep(), for that password.
 */
void
ferry_session_secret_keep_proxy (GtkWindow *window, const FerryServer *server, FerryKeep keep)
{
  g_autoptr (FerryServer) login = ferry_proxy_dup_login (server);

  if (login != NULL)
    ferry_session_secret_keep (window, login, keep);
}
