/* A real server, a place for it, and a queue: what the tests of names share. What lies on the
 * server's disk is looked at without Ferry. A failure of what the fixture does is a failure of the
 * test.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-local-place.h"
#include "ferry-remote-place.h"
#include "ferry-test-server.h"
#include "ferry-transfer-queue.h"

G_BEGIN_DECLS

typedef struct
{
  FerryTestServer *server;
  FerryPlace *local;
  FerryPlace *remote;
  FerryTransferQueue *queue;
  FerryListing *listing; /* the last one */
  char *root;            /* on this computer */
  guint drained;
  guint logins;
} NamesFixture;

void
names_set_up (NamesFixture *fixture, const FerryTestServerOptions *options, const char *charset);
void names_tear_down (NamesFixture *fixture);
char *names_there (NamesFixture *fixture, const char *name);
void names_put_there (NamesFixture *fixture, const char *name, const char *content);
gboolean names_is_there (NamesFixture *fixture, const char *name);
void names_assert_there (NamesFixture *fixture, const char *name, const char *content);
guint names_count_there (NamesFixture *fixture);
void names_list (NamesFixture *fixture);
void names_connect_place (NamesFixture *fixture);
const FerryEntry *names_find (NamesFixture *fixture, const char *text);
char *names_remote (NamesFixture *fixture, const char *name);
gboolean names_make_folder (NamesFixture *fixture, const char *bytes, GError **error);
gboolean names_rename_to (NamesFixture *fixture, const char *from, const char *to, GError **error);
void names_remove_all (NamesFixture *fixture);
void names_wait_until_drained (NamesFixture *fixture, guint before);
void names_download_all (NamesFixture *fixture);
FerryTransfer *names_upload (NamesFixture *fixture, const char *name, const char *content);
void names_upload_well (NamesFixture *fixture, const char *name, const char *content);
void names_assert_downloaded (NamesFixture *fixture, const char *name, const char *content);

G_END_DECLS
