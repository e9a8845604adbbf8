/* Bytes there and bytes here compared. See ferry-proof.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-proof.h"

#include "ferry-ftp-error.h"
#include "ferry-ftp-hash.h"
#include "ferry-ftp-relay-stream.h"
#include "ferry-gate-stream.h"
#include "ferry-local-files.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BUFFER_SIZE (256 * 1024)

static GInputStream *
open_local (const FerryProofCase *proof, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) stream = NULL;

  if (proof->origin != NULL)
    return ferry_ftp_relay_stream_new (proof->origin, proof->local, proof->start,
                                       FERRY_SIZE_UNKNOWN, proof->cancellable, error);
  file = ferry_local_file_new (proof->local);
  stream = g_file_read (file, proof->cancellable, error);
  if (stream == NULL ||
      !g_seekable_seek (G_SEEKABLE (stream), proof->start, G_SEEK_SET, proof->cancellable, error))
    return NULL;
  return G_INPUT_STREAM (g_steal_pointer (&stream));
}

/* Returns %NULL without an error if the origin does not tell this one. */
static char *
hash_origin (const FerryProofCase *proof, FerryHashKind kind, GError **error)
{
  g_auto (FerryFtpHash) hash = { 0 };

  if (!ferry_ftp_client_hash (proof->origin, proof->local, proof->start, proof->end, proof->size,
                              &hash, proof->cancellable, error) ||
      hash.kind != kind)
    return NULL;
  return g_steal_pointer (&hash.digits);
}

/* Returns %NULL without an error if the file here is too short. */
static char *
hash_local (const FerryProofCase *proof, FerryHashKind kind, GError **error)
{
  g_autoptr (GInputStream) stream = open_local (proof, error);
  g_autoptr (FerryHash) hash = ferry_hash_new (kind);
  g_autofree char *buffer = g_malloc (BUFFER_SIZE);
  gint64 left = proof->end - proof->start;

  if (stream == NULL)
    return NULL;
  while (left > 0)
    {
      gssize count = g_input_stream_read (stream, buffer, (gsize) MIN (left, BUFFER_SIZE),
                                          proof->cancellable, error);

      if (count <= 0)
        return NULL;
      ferry_hash_update (hash, buffer, (gsize) count);
      left -= count;
    }
  return ferry_hash_dup_digits (hash);
}

/**
 * ferry_proof_by_hash:
 *
 * Returns: %FERRY_PROOF_UNKNOWN with no error where the server tells no hash
 */
FerryProof
ferry_proof_by_hash (const FerryProofCase *proof, GError **error)
{
  g_auto (FerryFtpHash) theirs = { 0 };
  g_autofree char *ours = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!ferry_ftp_client_hash (proof->client, proof->remote, proof->start, proof->end, proof->size,
                              &theirs, proof->cancellable, error) ||
      theirs.digits == NULL)
    return FERRY_PROOF_UNKNOWN;
  ours = proof->origin != NULL ? hash_origin (proof, theirs.kind, &local_error)
                               : hash_local (proof, theirs.kind, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FERRY_PROOF_UNKNOWN;
    }
  if (ours == NULL && proof->origin != NULL)
    return FERRY_PROOF_UNKNOWN;
  return g_strcmp0 (ours, theirs.digits) == 0 ? FERRY_PROOF_SAME : FERRY_PROOF_DIFFERENT;
}

typedef struct
{
  GInputStream *local;
  GCancellable *cancellable;
  char *buffer;
  gint64 left;
  gboolean is_different;
} Comparison;

static gssize
compare (const guchar *bytes, gsize count, gpointer user_data, GError **error)
{
  Comparison *comparison = user_data;
  gsize length = (gsize) MIN ((gint64) MIN (count, BUFFER_SIZE), comparison->left);
  gsize read;

  if (!g_input_stream_read_all (comparison->local, comparison->buffer, length, &read,
                                comparison->cancellable, error))
    return -1;
  if (length > 0 && read == length && memcmp (comparison->buffer, bytes, length) == 0)
    {
      comparison->left -= (gint64) length;
      return (gssize) length;
    }
  comparison->is_different = TRUE;
  g_set_error_literal (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_DIFFERENT, _ ("It is not the same"));
  return -1;
}

/**
 * ferry_proof_by_reading:
 *
 * Fetches the bytes once more, to be compared alone.
 *
 * Returns: %FERRY_PROOF_UNKNOWN with an error
 */
FerryProof
ferry_proof_by_reading (const FerryProofCase *proof, GError **error)
{
  g_autoptr (GInputStream) local = open_local (proof, error);
  g_autofree char *buffer = g_malloc (BUFFER_SIZE);
  Comparison comparison = { .local = local,
                            .cancellable = proof->cancellable,
                            .buffer = buffer,
                            .left = proof->end - proof->start };
  g_autoptr (GOutputStream) nowhere = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) gate = ferry_gate_stream_new (nowhere, compare, &comparison);
  g_autoptr (GError) local_error = NULL;

  if (local == NULL)
    return FERRY_PROOF_UNKNOWN;
  ferry_ftp_client_download (proof->client, proof->remote, proof->start, proof->size, gate, NULL,
                             NULL, proof->cancellable, &local_error);
  if (comparison.is_different ||
      g_error_matches (local_error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_INCOMPLETE))
    return FERRY_PROOF_DIFFERENT;
  if (local_error == NULL)
    return comparison.left == 0 ? FERRY_PROOF_SAME : FERRY_PROOF_DIFFERENT;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FERRY_PROOF_UNKNOWN;
}

/**
 * ferry_proof_tail:
 * @proof: its end is that of the file on the server
 *
 * Whether the last %FERRY_PROOF_SIZE bytes are the same. That the hash of a part differs proves
 * nothing, for servers do not agree on its end; then it is read.
 *
 * Returns: %FERRY_PROOF_UNKNOWN with an error
 */
FerryProof
ferry_proof_tail (const FerryProofCase *proof, GError **error)
{
  FerryProofCase tail = *proof;
  g_autoptr (GError) local_error = NULL;

  tail.start = MAX (proof->start, proof->end - FERRY_PROOF_SIZE);
  if (ferry_proof_by_hash (&tail, &local_error) == FERRY_PROOF_SAME)
    return FERRY_PROOF_SAME;
  if (local_error == NULL)
    return ferry_proof_by_reading (&tail, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FERRY_PROOF_UNKNOWN;
}

/**
 * ferry_proof_verify:
 * @proof: of the whole file
 *
 * After a transfer, whose size is right: as far as the user wants more than that.
 *
 * Returns: %FERRY_PROOF_DIFFERENT if the file is broken
 */
FerryProof
ferry_proof_verify (const FerryProofCase *proof, FerryVerify verify, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  FerryProof answer;

  if (verify == FERRY_VERIFY_SIZE || proof->size <= 0)
    return FERRY_PROOF_SAME;
  if (verify == FERRY_VERIFY_READ_BACK)
    return ferry_proof_by_reading (proof, error);
  answer = ferry_proof_by_hash (proof, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (answer == FERRY_PROOF_UNKNOWN)
    ferry_ftp_client_note (proof->client, "the server tells no hash: the size has to do");
  return answer;
}
