/* What of a command may be shown in a log. See ferry-ftp-secret.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-secret.h"

/* The commands whose arguments nobody may read. */
static const char *const secret_commands[] = { "PASS ", "ACCT " };

/**
 * ferry_ftp_dup_masked:
 *
 * Returns: (transfer full): the command, stars for a password or an account
 */
char *
ferry_ftp_dup_masked (const char *command)
{
  for (guint i = 0; i < G_N_ELEMENTS (secret_commands); i++)
    if (g_str_has_prefix (command, secret_commands[i]))
      return g_strconcat (secret_commands[i], "***", NULL);
  return g_strdup (command);
}
