/* A GKeyFile that several windows and programs share: read again once somebody else has written it,
 * set aside where it is damaged, written whole or not at all. Inside src/store only, main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _FerryKeptFile FerryKeptFile;

/* Carries changes that could not be written from the old key file over to the new one. */
typedef void (*FerryKeptFileFunc) (GKeyFile *old, GKeyFile *new, gpointer user_data);

FerryKeptFile *ferry_kept_file_new (GFile *file);
void ferry_kept_file_free (FerryKeptFile *kept);

gboolean ferry_kept_file_refresh (FerryKeptFile *kept, FerryKeptFileFunc keep, gpointer user_data);
gboolean ferry_kept_file_save (FerryKeptFile *kept, GError **error);
GKeyFile *ferry_kept_file_get_key_file (FerryKeptFile *kept);
void ferry_kept_file_set_key_file (FerryKeptFile *kept, GKeyFile *key_file);
const char *ferry_kept_file_get_problem (FerryKeptFile *kept);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryKeptFile, ferry_kept_file_free)

G_END_DECLS
