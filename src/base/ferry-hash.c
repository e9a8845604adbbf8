/* A running hash: GLib's, and the CRC-32 of zlib, which GLib has not. See ferry-hash.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-hash.h"

#include <zlib.h>

struct _FerryHash
{
  GChecksum *checksum; /* owned; NULL: CRC-32 */
  gulong crc;
};

static const struct
{
  const char *name;
  GChecksumType type;
  guint digits;
} kinds[] = {
  [FERRY_HASH_SHA512] = { "SHA-512", G_CHECKSUM_SHA512, 128 },
  [FERRY_HASH_SHA256] = { "SHA-256", G_CHECKSUM_SHA256, 64 },
  [FERRY_HASH_SHA1] = { "SHA-1", G_CHECKSUM_SHA1, 40 },
  [FERRY_HASH_MD5] = { "MD5", G_CHECKSUM_MD5, 32 },
  [FERRY_HASH_CRC32] = { "CRC32", 0, 8 },
};

/**
 * ferry_hash_new:
 *
 * Returns: (transfer full): the hash of no bytes
 */
FerryHash *
ferry_hash_new (FerryHashKind kind)
{
  FerryHash *hash = g_new0 (FerryHash, 1);

  if (kind != FERRY_HASH_CRC32)
    hash->checksum = g_checksum_new (kinds[kind].type);
  return hash;
}

/**
 * ferry_hash_free:
 */
void
ferry_hash_free (FerryHash *hash)
{
  g_clear_pointer (&hash->checksum, g_checksum_free);
  g_free (hash);
}

/**
 * ferry_hash_update:
 * @count: at most 1 GiB
 */
void
ferry_hash_update (FerryHash *hash, const void *bytes, gsize count)
{
  if (hash->checksum != NULL)
    g_checksum_update (hash->checksum, bytes, (gssize) count);
  else
    hash->crc = crc32 (hash->crc, bytes, (uInt) count);
}

/**
 * ferry_hash_dup_digits:
 *
 * Ends the hash: nothing is added any more.
 *
 * Returns: (transfer full): hex digits, small letters
 */
char *
ferry_hash_dup_digits (FerryHash *hash)
{
  if (hash->checksum != NULL)
    return g_strdup (g_checksum_get_string (hash->checksum));
  return g_strdup_printf ("%08lx", hash->crc);
}

/**
 * ferry_hash_kind_get_digits:
 *
 * Returns: how many hex digits a hash of @kind has
 */
guint
ferry_hash_kind_get_digits (FerryHashKind kind)
{
  return kinds[kind].digits;
}

/**
 * ferry_hash_kind_get_name:
 *
 * Returns: its name as HASH knows it (draft-bryan-ftpext-hash)
 */
const char *
ferry_hash_kind_get_name (FerryHashKind kind)
{
  return kinds[kind].name;
}
