/* A whole FTP server, by rules and not by transcript, that serves a tree as hostile as it is told
 * to: every folder shows the same lines, may lead anywhere, and at a chosen step of the session
 * both connections are reset. For any number of clients, on 127.0.0.1.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  const char *listing;  /* of every folder: lines of MLSD, or of LIST, each with its end */
  guint64 entries;      /* then: that many generated ones, for the root alone */
  gboolean has_no_mlsd; /* LIST is what it has */
  const char *folder;   /* what PWD says in every folder; NULL: the path that was entered */
  const char *content;  /* of every file */
  guint reset_at;       /* the step at which the connections are reset, from 1; 0: none */
} FerryHostileRules;

typedef struct _FerryHostileServer FerryHostileServer;

FerryHostileServer *ferry_hostile_server_start (const FerryHostileRules *rules);
guint16 ferry_hostile_server_get_port (FerryHostileServer *server);
guint ferry_hostile_server_get_steps (FerryHostileServer *server);
gsize ferry_hostile_server_get_stored (FerryHostileServer *server);
gboolean ferry_hostile_server_has_seen (FerryHostileServer *server, const char *command);
void ferry_hostile_server_free (FerryHostileServer *server);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryHostileServer, ferry_hostile_server_free)

G_END_DECLS
