/* No keyring in this build. See ferry-secret-keyring.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-secret-keyring.h"

#include <glib/gi18n-lib.h>

static void
refuse (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("this Ferry was built without one"));
  g_object_unref (task);
}

gboolean
ferry_secret_keyring_is_built (void)
{
  return FALSE;
}

void
ferry_secret_keyring_lookup (GTask *task, const FerryServer *server)
{
  refuse (task);
}

void
ferry_secret_keyring_store (GTask *task, const FerryServer *server, const char *password)
{
  refuse (task);
}

void
ferry_secret_keyring_clear (GTask *task, const FerryServer *server)
{
  refuse (task);
}
