/* How two folders are to become alike: everything that somebody chose about it. A plain value that
 * can be kept in a key file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-sync-rules.h"

G_BEGIN_DECLS

#define FERRY_SYNC_TOLERANCE      2 /* seconds: FAT keeps every other one */
#define FERRY_SYNC_MOST_TOLERANCE 86400

typedef struct
{
  FerrySyncRules rules;
  gboolean ignores_case; /* of names: "A.txt" on one side is "a.txt" on the other */
  char *patterns;        /* nullable: as ferry-sync-pattern.h has it, one a line */
} FerrySyncOptions;

FerrySyncOptions *ferry_sync_options_new (void);
FerrySyncOptions *ferry_sync_options_copy (const FerrySyncOptions *options);
void ferry_sync_options_free (FerrySyncOptions *options);

void ferry_sync_options_save (const FerrySyncOptions *options, GKeyFile *file, const char *group);
FerrySyncOptions *ferry_sync_options_load (GKeyFile *file, const char *group);

/* The words for it in files and on command lines. */
const char *ferry_sync_mode_get_word (FerrySyncMode mode);
gboolean ferry_sync_mode_from_word (const char *word, FerrySyncMode *mode);
const char *ferry_sync_compare_get_word (FerrySyncCompare compare);
gboolean ferry_sync_compare_from_word (const char *word, FerrySyncCompare *compare);
const char *ferry_sync_action_get_word (FerrySyncAction action);
const char *ferry_sync_reason_get_word (FerrySyncReason reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerrySyncOptions, ferry_sync_options_free)

G_END_DECLS
