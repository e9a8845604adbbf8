/* One run of a command: its options, the server and path that its URL names, the main loop that
 * waits for the engine, and what the user reads. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-cli-exit.h"
#include "ferry-cli-options.h"
#include "ferry-log.h"
#include "ferry-place.h"

G_BEGIN_DECLS

typedef struct _FerryCliSession FerryCliSession;

FerryCliSession *
ferry_cli_session_new (const FerryCliOptions *options, const char *url, GError **error);
FerryCliSession *ferry_cli_session_new_without_url (const FerryCliOptions *options);
void ferry_cli_session_free (FerryCliSession *session);

const FerryCliOptions *ferry_cli_session_get_options (FerryCliSession *session);
const FerryServer *ferry_cli_session_get_server (FerryCliSession *session);
const char *ferry_cli_session_get_path (FerryCliSession *session);
GCancellable *ferry_cli_session_get_cancellable (FerryCliSession *session);
FerryLog *ferry_cli_session_get_log (FerryCliSession *session);

char *ferry_cli_session_encode (FerryCliSession *session, const char *text, GError **error);
FerryPlace *ferry_cli_session_get_place (FerryCliSession *session);
FerryPlace *ferry_cli_session_new_place (FerryCliSession *session, const FerryServer *server);

FerryPlace *ferry_cli_session_new_second (FerryCliSession *session,
                                          const char *url,
                                          char **path,
                                          GError **error);

void ferry_cli_session_did_finish (GObject *source, GAsyncResult *result, gpointer user_data);
GAsyncResult *ferry_cli_session_wait (FerryCliSession *session);
void ferry_cli_session_run (FerryCliSession *session);
void ferry_cli_session_quit (FerryCliSession *session);

FerryCliExit
ferry_cli_session_report_about (FerryCliSession *session, const char *name, const GError *error);
FerryCliExit ferry_cli_session_report (FerryCliSession *session, const GError *error);
FerryCliExit ferry_cli_report (const char *name, const GError *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryCliSession, ferry_cli_session_free)

G_END_DECLS
