/* The verbs for many files or folders at once: their commands leave in bursts (ferry-ftp-burst.h),
 * so that a round trip is paid for hundreds of them and not for each. Part of the client's verbs:
 * blocking, cancellable, for one thread at a time, paths as in ferry-ftp-client.h.
 *
 * One that is refused is told of, and the rest goes on. Each path is told of exactly once, though
 * not in their order: those that are refused come last, when it has been found out why.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-client.h"

G_BEGIN_DECLS

typedef enum
{
  FERRY_FTP_OUTCOME_DONE,
  FERRY_FTP_OUTCOME_REFUSED, /* and not done */
  FERRY_FTP_OUTCOME_UNKNOWN, /* asked for, and no answer came: done or not. Never ask again blindly
                              */
  FERRY_FTP_OUTCOME_UNSENT,  /* not asked for, because of what happened before */
} FerryFtpOutcome;

/* What became of the path at @index. @reason is %NULL where it is done. */
typedef void (*FerryFtpOutcomeFunc) (guint index,
                                     FerryFtpOutcome outcome,
                                     const GError *reason,
                                     gpointer user_data);

/* Raw paths, and who hears what became of each. */
typedef struct
{
  const char *const *paths;
  guint count;
  FerryFtpOutcomeFunc func;
  gpointer user_data;
} FerryFtpBatch;

gboolean ferry_ftp_client_remove_many (FerryFtpClient *client,
                                       const FerryFtpBatch *batch,
                                       GCancellable *cancellable,
                                       GError **error);
gboolean ferry_ftp_client_remove_links (FerryFtpClient *client,
                                        const FerryFtpBatch *batch,
                                        GCancellable *cancellable,
                                        GError **error);
gboolean ferry_ftp_client_remove_folders (FerryFtpClient *client,
                                          const FerryFtpBatch *batch,
                                          GCancellable *cancellable,
                                          GError **error);
gboolean ferry_ftp_client_make_folders (FerryFtpClient *client,
                                        const FerryFtpBatch *batch,
                                        GCancellable *cancellable,
                                        GError **error);
gboolean ferry_ftp_client_set_permissions_many (FerryFtpClient *client,
                                                const FerryFtpBatch *batch,
                                                const guint16 *modes,
                                                GCancellable *cancellable,
                                                GError **error);
gboolean ferry_ftp_client_set_modified_many (FerryFtpClient *client,
                                             const FerryFtpBatch *batch,
                                             const gint64 *times,
                                             GCancellable *cancellable,
                                             GError **error);
gboolean ferry_ftp_client_rename_many (FerryFtpClient *client,
                                       const FerryFtpBatch *batch,
                                       const char *const *to,
                                       GCancellable *cancellable,
                                       GError **error);

/* What SIZE and MDTM say of a file. */
typedef struct
{
  gint64 size;     /* bytes, or FERRY_SIZE_UNKNOWN */
  gint64 modified; /* seconds since 1970, UTC, if has_modified */
  gboolean has_modified;
} FerryFtpSizeAndTime;

gboolean ferry_ftp_client_get_sizes_and_times (FerryFtpClient *client,
                                               const char *const *paths,
                                               guint count,
                                               FerryFtpSizeAndTime *found,
                                               GCancellable *cancellable,
                                               GError **error);

G_END_DECLS
