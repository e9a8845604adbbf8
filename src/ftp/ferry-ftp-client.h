/* One logged-in control connection and the verbs on it. Blocking and cancellable: every function
 * but ferry_ftp_client_new() and _free() may wait for the network, always with a deadline, and
 * ends within 100 ms of a cancel. A client belongs to one thread at a time.
 *
 * After FERRY_FTP_ERROR_CONNECTION_LOST, _TIMED_OUT or a cancel that left the control connection
 * unclean ferry_ftp_client_is_connected() is FALSE, and ferry_ftp_client_connect() begins anew.
 * Paths are raw bytes; absolute ones begin with '/', others count from the login folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-listing.h"
#include "ferry-log.h"
#include "ferry-rate.h"
#include "ferry-server-info.h"
#include "ferry-server.h"
#include "ferry-ways.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _FerryFtpSession FerryFtpClient;

/* A part of a listing has arrived; the first ones come while the rest is still under way. */
typedef void (*FerryFtpListingFunc) (FerryListing *part, gpointer user_data);

/* Bytes have moved. Called in the client's thread, once a buffer: only count there. */
typedef void (*FerryFtpProgressFunc) (gint64 bytes, gpointer user_data);

FerryFtpClient *ferry_ftp_client_new (const FerryServer *server, FerryLog *log);
void ferry_ftp_client_free (FerryFtpClient *client);

gboolean
ferry_ftp_client_connect (FerryFtpClient *client, GCancellable *cancellable, GError **error);
gboolean ferry_ftp_client_is_connected (FerryFtpClient *client);
void ferry_ftp_client_disconnect (FerryFtpClient *client);

/* Settings that may change between two verbs of a live connection. */
void ferry_ftp_client_set_mode (FerryFtpClient *client,
                                FerryMode mode,
                                guint16 active_port_low,
                                guint16 active_port_high,
                                const char *active_address);
void ferry_ftp_client_set_charset (FerryFtpClient *client,
                                   const char *charset,
                                   const char *found_charset,
                                   GCancellable *cancellable);
void ferry_ftp_client_set_rate (FerryFtpClient *client, FerryRate *rate);
gboolean ferry_ftp_client_is_utf8_on (FerryFtpClient *client);
FerryWay ferry_ftp_client_get_way (FerryFtpClient *client);
const char *ferry_ftp_client_get_network (FerryFtpClient *client);
GSocket *ferry_ftp_client_get_socket (FerryFtpClient *client);

/* What is known of the connection; strings owned by the client until the next connect. */
const FerryServer *ferry_ftp_client_get_server (FerryFtpClient *client);
const char *ferry_ftp_client_get_home (FerryFtpClient *client);
gboolean ferry_ftp_client_has_feature (FerryFtpClient *client, const char *name);
gboolean ferry_ftp_client_get_time_offset (FerryFtpClient *client, gint *seconds);
gboolean ferry_ftp_client_is_tls (FerryFtpClient *client);
void ferry_ftp_client_note (FerryFtpClient *client, const char *text);
GTlsCertificate *ferry_ftp_client_get_certificate (FerryFtpClient *client);
FerryServerInfo *ferry_ftp_client_dup_info (FerryFtpClient *client);

/* Folders */
void ferry_ftp_client_expect_list (FerryFtpClient *client, const char *path);
gboolean ferry_ftp_client_list (FerryFtpClient *client,
                                const char *path,
                                FerryFtpListingFunc func,
                                gpointer user_data,
                                GCancellable *cancellable,
                                GError **error);
FerryEntry *ferry_ftp_client_stat (FerryFtpClient *client,
                                   const char *path,
                                   GCancellable *cancellable,
                                   GError **error);
FerryEntry *ferry_ftp_client_stat_target (FerryFtpClient *client,
                                          const char *path,
                                          GCancellable *cancellable,
                                          GError **error);
gboolean ferry_ftp_client_is_folder (FerryFtpClient *client,
                                     const char *path,
                                     GCancellable *cancellable,
                                     GError **error);
/* Where a path leads: for a walk that must not go in circles. */
char *ferry_ftp_client_resolve_folder (FerryFtpClient *client,
                                       const char *path,
                                       GCancellable *cancellable,
                                       GError **error);
gboolean ferry_ftp_client_is_link (FerryFtpClient *client,
                                   const char *path,
                                   GCancellable *cancellable,
                                   GError **error);
gboolean ferry_ftp_client_make_folder (FerryFtpClient *client,
                                       const char *path,
                                       GCancellable *cancellable,
                                       GError **error);
gboolean ferry_ftp_client_remove_folder (FerryFtpClient *client,
                                         const char *path,
                                         GCancellable *cancellable,
                                         GError **error);

/* Files */
gint64 ferry_ftp_client_get_size (FerryFtpClient *client,
                                  const char *path,
                                  GCancellable *cancellable,
                                  GError **error);
gboolean ferry_ftp_client_get_modified (FerryFtpClient *client,
                                        const char *path,
                                        gint64 *modified,
                                        GCancellable *cancellable,
                                        GError **error);
gboolean ferry_ftp_client_set_modified (FerryFtpClient *client,
                                        const char *path,
                                        gint64 modified,
                                        GCancellable *cancellable,
                                        GError **error);
gboolean ferry_ftp_client_set_permissions (FerryFtpClient *client,
                                           const char *path,
                                           guint mode,
                                           GCancellable *cancellable,
                                           GError **error);
gboolean ferry_ftp_client_remove (FerryFtpClient *client,
                                  const char *path,
                                  GCancellable *cancellable,
                                  GError **error);
gboolean ferry_ftp_client_rename (FerryFtpClient *client,
                                  const char *from,
                                  const char *to,
                                  GCancellable *cancellable,
                                  GError **error);
gboolean ferry_ftp_client_replace (FerryFtpClient *client,
                                   const char *from,
                                   const char *to,
                                   gboolean *is_removed,
                                   GCancellable *cancellable,
                                   GError **error);
gboolean ferry_ftp_client_noop (FerryFtpClient *client, GCancellable *cancellable, GError **error);

/* A command as an expert typed it. @folder (inout, owned) is where it runs. */
gboolean ferry_ftp_quote_check (const char *command, GError **error);
gboolean ferry_ftp_quote_may_change (const char *command);
char *ferry_ftp_client_quote (FerryFtpClient *client,
                              const char *command,
                              char **folder,
                              GCancellable *cancellable,
                              GError **error);

/* Transfers of bytes, in TYPE I. @offset bytes are there already; 0 starts anew. @size is what the
 * caller expects of the whole file, FERRY_SIZE_UNKNOWN where it is not known. */
gboolean ferry_ftp_client_download (FerryFtpClient *client,
                                    const char *path,
                                    gint64 offset,
                                    gint64 size,
                                    GOutputStream *target,
                                    FerryFtpProgressFunc progress,
                                    gpointer user_data,
                                    GCancellable *cancellable,
                                    GError **error);
gboolean ferry_ftp_client_can_restart (FerryFtpClient *client, GCancellable *cancellable);
gboolean ferry_ftp_client_upload (FerryFtpClient *client,
                                  const char *path,
                                  gint64 offset,
                                  gint64 size,
                                  GInputStream *source,
                                  FerryFtpProgressFunc progress,
                                  gpointer user_data,
                                  GCancellable *cancellable,
                                  GError **error);

/* Transfers of texts, in TYPE A: line ends become those of the other side. Always from the
 * beginning. @progress counts the bytes of our side. */
gboolean ferry_ftp_client_download_text (FerryFtpClient *client,
                                         const char *path,
                                         gint64 size,
                                         GOutputStream *target,
                                         FerryFtpProgressFunc progress,
                                         gpointer user_data,
                                         GCancellable *cancellable,
                                         GError **error);
gboolean ferry_ftp_client_upload_text (FerryFtpClient *client,
                                       const char *path,
                                       GInputStream *source,
                                       FerryFtpProgressFunc progress,
                                       gpointer user_data,
                                       GCancellable *cancellable,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryFtpClient, ferry_ftp_client_free)

G_END_DECLS
