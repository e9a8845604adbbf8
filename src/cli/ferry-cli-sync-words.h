/* What the command line says about a synchronization. Main thread, before anything else runs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-cli-options.h"

G_BEGIN_DECLS

/* What GOption has read and nobody has checked yet; all zero, but for the tolerance -1. */
typedef struct
{
  char *compare;
  char *task;
  GString *patterns; /* in their order, which decides */
  int tolerance;
  gboolean deletes;
  gboolean allows_hour;
  gboolean ignores_case;
  gboolean is_forced;
} FerryCliSyncWords;

GOptionGroup *ferry_cli_sync_words_new_group (FerryCliSyncWords *words);
gboolean
ferry_cli_sync_words_read (FerryCliSyncWords *words, FerryCliOptions *options, GError **error);
void ferry_cli_sync_words_clear (FerryCliSyncWords *words);

G_END_DECLS
