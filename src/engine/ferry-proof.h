/* Whether bytes on a server are the same as bytes in a file here, or on another server: by the
 * server's hash, or by reading them. Worker thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-client.h"

G_BEGIN_DECLS

/* So much of what is there already is proven before the rest is put behind it. */
#define FERRY_PROOF_SIZE (64 * 1024)

typedef enum
{
  FERRY_PROOF_UNKNOWN, /* or an error of the connection */
  FERRY_PROOF_SAME,
  FERRY_PROOF_DIFFERENT,
} FerryProof;

/* The file on the server, the one here, and which bytes of both. */
typedef struct
{
  FerryFtpClient *client;
  const char *remote; /* raw path */
  const char *local;  /* raw path */
  gint64 start;
  gint64 end;
  gint64 size; /* of the file on the server */
  GCancellable *cancellable;
  FerryFtpClient *origin; /* nullable: the server where @local is */
} FerryProofCase;

FerryProof ferry_proof_by_hash (const FerryProofCase *proof, GError **error);
FerryProof ferry_proof_by_reading (const FerryProofCase *proof, GError **error);
FerryProof ferry_proof_tail (const FerryProofCase *proof, GError **error);
FerryProof ferry_proof_verify (const FerryProofCase *proof, FerryVerify verify, GError **error);

G_END_DECLS
