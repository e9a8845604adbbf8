/* A client and a scripted server: what the tests by transcript share. All deadlines are one second.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-fake-server.h"
#include "ferry-ftp-client.h"
#include "ferry-ftp-error.h"

G_BEGIN_DECLS

/* Parts of transcripts */
#define GREETING "reply 220 hello"
#define USER     "expect USER kai", "reply 331 password?", "expect PASS secret", "reply 230 in"
#define SETUP                                                                                      \
  "expect FEAT", "reply 500 what", "expect SYST", "reply 215 Windows_NT", "expect TYPE I",         \
      "reply 200 binary", "expect PWD", "reply 257 \"/home\" is current"
#define LOGIN        GREETING, USER, SETUP
#define QUIT         "expect QUIT", "reply 221 bye"
#define OPEN_PASSIVE "expect EPSV", "listen", "reply 229 ok (|||@PORT@|)", "accept"
#define CLEAN        "expect ABOR"

typedef struct
{
  FerryFakeServer *server;
  FerryServer *settings;
  FerryFtpClient *client;
  FerryLog *log;
  GString *lines;
} ScriptFixture;

void script_set_up (ScriptFixture *fixture, const char *const *script);
gboolean script_log_in (ScriptFixture *fixture, GError **error);
void script_start (ScriptFixture *fixture, const char *const *script);
void script_tear_down (ScriptFixture *fixture);
gboolean script_has_line (ScriptFixture *fixture, const char *text);

/* One test a line of a table whose first member is the name. */
#define ADD_CASES(prefix, cases, func)                                                             \
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)                                                 \
    {                                                                                              \
      g_autofree char *path = g_strconcat ("/client/" prefix "/", cases[i].name, NULL);            \
                                                                                                   \
      g_test_add_data_func (path, &cases[i], func);                                                \
    }

G_END_DECLS
