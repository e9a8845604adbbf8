/* One data connection (RFC 959 section 3.2): opened in the mode that the user chose, secured when
 * the control connection is, read or written, and closed in the order that servers need.
 * Blocking, each wait with a deadline and ended by a cancel.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-facts.h"
#include "ferry-ftp-session.h"

G_BEGIN_DECLS

typedef struct
{
  /* owned */
  GSocketConnection *tcp; /* NULL while an active one is waited for */
  GSocket *listener;      /* active: until the server has connected */
  GTlsConnection *tls;    /* nullable */
  FerryConnectionRecord *record;
  FerryFtpFacts *ends; /* as far as they are known, for the errors that are seen on it */

  /* borrowed from the owned ones */
  GSocket *socket;
  GInputStream *input;
  GOutputStream *output;

  gboolean is_active;
  gboolean is_resumed;     /* TLS resumed the control connection's session */
  gboolean is_write_begun; /* TLS holds a part of a record that the socket has not taken */
  const char *command;     /* that made it: "EPSV" */
  guint timeout;           /* seconds without a byte */
} FerryFtpData;

FerryFtpData *
ferry_ftp_data_new (const FerryFtpSession *session, const char *command, gboolean is_active);
void ferry_ftp_data_free (FerryFtpData *data);
void ferry_ftp_data_set_connection (FerryFtpData *data, GSocketConnection *tcp);
void ferry_ftp_data_set_listener (FerryFtpData *data, GSocket *listener);

gboolean ferry_ftp_data_accept (FerryFtpData *data,
                                FerryFtpSession *session,
                                gint64 deadline,
                                GCancellable *cancellable,
                                GError **error);
gboolean ferry_ftp_data_secure (FerryFtpData *data,
                                FerryFtpSession *session,
                                GCancellable *cancellable,
                                GError **error);

gssize ferry_ftp_data_read (FerryFtpData *data,
                            void *buffer,
                            gsize size,
                            gint64 deadline,
                            GCancellable *cancellable,
                            GError **error);
gssize ferry_ftp_data_write (FerryFtpData *data,
                             const void *buffer,
                             gsize size,
                             gint64 deadline,
                             GCancellable *cancellable,
                             GError **error);
void ferry_ftp_data_finish_sending (FerryFtpData *data, GCancellable *cancellable);
gboolean ferry_ftp_data_cut (FerryFtpData *data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryFtpData, ferry_ftp_data_free)

G_END_DECLS
