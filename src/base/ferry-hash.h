/* A running hash of bytes, by the kinds that FTP servers count too. Any thread, one at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The strongest first. */
typedef enum
{
  FERRY_HASH_SHA512,
  FERRY_HASH_SHA256,
  FERRY_HASH_SHA1,
  FERRY_HASH_MD5,
  FERRY_HASH_CRC32,
} FerryHashKind;

typedef struct _FerryHash FerryHash;

FerryHash *ferry_hash_new (FerryHashKind kind);
void ferry_hash_free (FerryHash *hash);
void ferry_hash_update (FerryHash *hash, const void *bytes, gsize count);
char *ferry_hash_dup_digits (FerryHash *hash);

guint ferry_hash_kind_get_digits (FerryHashKind kind);
const char *ferry_hash_kind_get_name (FerryHashKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryHash, ferry_hash_free)

G_END_DECLS
