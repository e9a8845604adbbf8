/* One file or folder as a listing shows it. A plain value, 48 bytes: a listing of a million
 * entries stays below 64 MiB. The name is kept as the server's raw bytes and goes back to the
 * server unchanged; only its display is decoded (ferry-charset.h).
 * Any thread may read an entry; nobody changes it once its listing is handed on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FERRY_KIND_OTHER, /* device, socket, or a kind that the listing does not tell */
  FERRY_KIND_FILE,
  FERRY_KIND_DIRECTORY,
  FERRY_KIND_LINK, /* symbolic link: what it leads to is found out when it is opened */
} FerryKind;

typedef enum
{
  FERRY_PRECISION_UNKNOWN, /* no time at all */
  FERRY_PRECISION_DAY,
  FERRY_PRECISION_MINUTE,
  FERRY_PRECISION_SECOND,
} FerryPrecision;

#define FERRY_MODE_UNKNOWN 0xffff
#define FERRY_SIZE_UNKNOWN (-1)

typedef struct
{
  const char *name;  /* raw bytes, never empty; a link's target lies behind its NUL */
  const char *owner; /* nullable */
  const char *group; /* nullable */
  gint64 size;       /* bytes, or FERRY_SIZE_UNKNOWN */
  gint64 modified; /* seconds since 1970, UTC if is_utc, else the server's wall clock read as UTC */
  guint16 mode;    /* permission bits 07777, or FERRY_MODE_UNKNOWN */
  guint8 kind;     /* FerryKind */
  guint8 precision; /* FerryPrecision of modified */
  guint8 is_utc : 1;
  guint8 has_target : 1;
} FerryEntry;

const char *ferry_entry_get_target (const FerryEntry *entry);
gboolean ferry_entry_is_directory (const FerryEntry *entry);

FerryEntry *ferry_entry_copy (const FerryEntry *entry);
void ferry_entry_free (FerryEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryEntry, ferry_entry_free)

G_END_DECLS
