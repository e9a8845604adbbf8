/* What a walk through a folder leaves out because an earlier one, of this process or of one that
 * was killed, has dealt with it: files that are through, known by a digest of what was listed, 16
 * bytes each however many there are; and files that have a row already. Files that were begun where
 * nothing was in their way are known too: what is there now is ours. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry.h"

G_BEGIN_DECLS

#define FERRY_PASSED_SIZE 16

typedef struct _FerryPassed FerryPassed;

FerryPassed *ferry_passed_new (GArray *digests, GArray *begun);
void ferry_passed_free (FerryPassed *passed);

void ferry_passed_add_row (FerryPassed *passed, const char *source);
gboolean ferry_passed_has_row (FerryPassed *passed, const char *source);
gboolean ferry_passed_has_digest (FerryPassed *passed, const guint8 *digest);
gboolean ferry_passed_was_begun (FerryPassed *passed, const guint8 *digest);

void ferry_passed_make_digest (const char *source, const FerryEntry *entry, guint8 *digest);

G_END_DECLS
