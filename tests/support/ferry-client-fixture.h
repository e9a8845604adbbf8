/* A client connected to a real server, and a folder for our side: what tests of the protocol client
 * share. A failure of what the fixture does is a failure of the test.
 *
 * GIO never resumes a TLS session in a program that has called g_test_init(), and vsftpd takes no
 * data connection that does not: so fixture_main() runs each case in a program of its
 * own, which is the same one with other arguments.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-client.h"
#include "ferry-ftp-error.h"
#include "ferry-test-server.h"

G_BEGIN_DECLS

typedef struct
{
  FerryTestServer *server;
  FerryServer *settings;
  FerryLog *log;
  FerryFtpClient *client;
  GString *lines;
  GPtrArray *records; /* FerryConnectionRecord * of every connection, in their order */
  char *local;        /* a folder for our side */
} Fixture;

typedef struct
{
  const char *name;
  FerryTestServerOptions options;
  FerryMode mode;
  void (*run) (Fixture *fixture); /* the server runs, nothing is connected */
} FixtureCase;

int fixture_main (int argc, char **argv, const FixtureCase *cases, guint count);

/* What fixture_main() is made of, for a test that runs its cases in another order. */
gboolean fixture_run_here (int argc, char **argv, const FixtureCase *cases, guint count);
GSubprocess *fixture_launch (guint number);
char *fixture_join (GSubprocess *process, gboolean *is_right);

void fixture_connect (Fixture *fixture);
char *fixture_list (Fixture *fixture, const char *path);
char *fixture_dup_local (Fixture *fixture, const char *name);
char *fixture_dup_served (Fixture *fixture, const char *name);
gboolean fixture_put (Fixture *fixture,
                      const char *local,
                      const char *path,
                      gint64 offset,
                      GCancellable *cancellable,
                      GError **error);
gboolean fixture_get (Fixture *fixture,
                      const char *path,
                      const char *local,
                      gint64 offset,
                      GCancellable *cancellable,
                      GError **error);
gboolean fixture_resume (Fixture *fixture, const char *path, const char *local, GError **error);
void fixture_assert_same (Fixture *fixture, const char *local, const char *served);
void fixture_make_local (Fixture *fixture, const char *name, gsize size);
void fixture_cut_file (const char *path, gsize size);

G_END_DECLS
