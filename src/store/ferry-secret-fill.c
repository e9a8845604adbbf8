/* The passwords that a connection needs. See ferry-secret-fill.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-secret-fill.h"

#include "ferry-proxy.h"
#include "ferry-secret.h"

static gboolean
lacks_own (const FerryServer *server)
{
  return server->user != NULL && server->password == NULL;
}

/**
 * ferry_secret_fill_is_needed:
 *
 * Returns: whether a password is missing that may be kept somewhere
 */
gboolean
ferry_secret_fill_is_needed (const FerryServer *server)
{
  return lacks_own (server) || ferry_proxy_lacks_password (server);
}

/* Takes the task; what fails leaves the server as far as it came. */
static void
end (GTask *task, GError *error)
{
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
got_proxy (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  FerryServer *server = g_task_get_task_data (task);
  GError *error = NULL;

  server->proxy_password = ferry_secret_lookup_finish (result, &error);
  end (task, error);
}

static void
look_up_proxy (GTask *task)
{
  g_autoptr (FerryServer) login = ferry_proxy_dup_login (g_task_get_task_data (task));

  if (login == NULL || login->password != NULL)
    end (task, NULL);
  else
    ferry_secret_lookup_async (login, g_task_get_cancellable (task), got_proxy, task);
}

static void
got_own (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  FerryServer *server = g_task_get_task_data (task);
  GError *error = NULL;

  server->password = ferry_secret_lookup_finish (result, &error);
  if (error != NULL)
    end (task, error);
  else
    look_up_proxy (task);
}

/**
 * ferry_secret_fill_async:
 *
 * Looks for the passwords that @server lacks, in memory and in the keyring.
 */
void
ferry_secret_fill_async (const FerryServer *server,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, ferry_secret_fill_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, ferry_server_copy (server), (GDestroyNotify) ferry_server_free);
  if (lacks_own (server))
    ferry_secret_lookup_async (server, cancellable, got_own, task);
  else
    look_up_proxy (task);
}

/**
 * ferry_secret_fill_finish:
 * @error: why the keyring could not be asked
 *
 * Returns: (transfer full): the server with what was found; also where there is an @error
 */
FerryServer *
ferry_secret_fill_finish (GAsyncResult *result, GError **error)
{
  g_task_propagate_boolean (G_TASK (result), error);
  return ferry_server_copy (g_task_get_task_data (G_TASK (result)));
}
