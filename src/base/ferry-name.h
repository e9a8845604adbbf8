/* The two spellings of Unicode in names. "が" is one character (composed, NFC: what people type and
 * most systems keep) or two (decomposed, NFD: what macOS lists). To people both are one name; to
 * most servers they are two, so bytes are compared as they are only where a server does so.
 * Pure; any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FERRY_SPELLING_ANY, /* spelled the same either way, or no UTF-8 */
  FERRY_SPELLING_COMPOSED,
  FERRY_SPELLING_DECOMPOSED,
} FerrySpelling;

/* What a file is called until it is whole, behind its own name. */
#define FERRY_NAME_PART ".ferrypart"

gboolean ferry_name_is_part (const char *name);

FerrySpelling ferry_name_get_spelling (const char *name);
char *ferry_name_compose (const char *name);
char *ferry_name_decompose (const char *name);
char *ferry_name_dup_twin (const char *name);

G_END_DECLS
