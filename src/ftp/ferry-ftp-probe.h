/* What a check of a server needs beyond the verbs: to see each step of a login, and to list a
 * folder over a data connection made by one command and no other. Blocking, as the client is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-client.h"
#include "ferry-ftp-ends.h"

G_BEGIN_DECLS

typedef enum
{
  FERRY_FTP_STAGE_CONNECTED,
  FERRY_FTP_STAGE_GREETED,
  FERRY_FTP_STAGE_SECURED,
  FERRY_FTP_STAGE_UNSECURED, /* TLS was wished for and is not offered: it goes on without */
  FERRY_FTP_STAGE_LOGGED_IN,
} FerryFtpStage;

/* A stage of ferry_ftp_client_connect() is done; with implicit TLS "secured" comes before
 * "greeted". The client may be asked for its ends then, and for what it knows, but not be used. */
typedef void (*FerryFtpStageFunc) (FerryFtpStage stage, gpointer user_data);

void ferry_ftp_client_set_address (FerryFtpClient *client, const char *address);
void ferry_ftp_client_set_patience (FerryFtpClient *client, guint seconds);
void ferry_ftp_client_set_stage_func (FerryFtpClient *client,
                                      FerryFtpStageFunc func,
                                      gpointer user_data);
void ferry_ftp_client_get_ends (FerryFtpClient *client, FerryFtpEnds *ends);
gboolean ferry_ftp_client_is_proxied (FerryFtpClient *client);

const char *ferry_ftp_client_get_greeting (FerryFtpClient *client);
const char *ferry_ftp_client_get_system (FerryFtpClient *client);
char *ferry_ftp_client_dup_tls_description (FerryFtpClient *client);
char *ferry_ftp_client_dup_answer (FerryFtpClient *client,
                                   const char *command,
                                   GCancellable *cancellable,
                                   GError **error);

gint64 ferry_ftp_client_list_with (FerryFtpClient *client,
                                   const char *command,
                                   FerryFtpEnds *ends,
                                   GCancellable *cancellable,
                                   GError **error);
guint16 ferry_ftp_client_ask_port (FerryFtpClient *client,
                                   const char *command,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
