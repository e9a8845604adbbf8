/* The command line of ferry-cli as values. Main thread, before anything else runs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-server.h"
#include "ferry-sync-options.h"
#include "ferry-transfer-queue.h"

G_BEGIN_DECLS

/* Options that only some commands take. */
typedef enum
{
  FERRY_CLI_OPTION_LONG = 1 << 0,
  FERRY_CLI_OPTION_JSON = 1 << 1,
  FERRY_CLI_OPTION_RECURSIVE = 1 << 2,
  FERRY_CLI_OPTION_CONTINUE = 1 << 3,
  FERRY_CLI_OPTION_PARALLEL = 1 << 4,
  FERRY_CLI_OPTION_PARENTS = 1 << 5,
  FERRY_CLI_OPTION_NOW = 1 << 6,
  FERRY_CLI_OPTION_SYSTEM = 1 << 7,
  FERRY_CLI_OPTION_ASCII = 1 << 8,
  FERRY_CLI_OPTION_LIMIT_RATE = 1 << 9,
  FERRY_CLI_OPTION_VERIFY = 1 << 10,
  FERRY_CLI_OPTION_NO_SAFE_REPLACE = 1 << 11,
  FERRY_CLI_OPTION_NO_PIPELINE = 1 << 12,
  FERRY_CLI_OPTION_PARTS = 1 << 13,
  FERRY_CLI_OPTION_DRY_RUN = 1 << 14,
  FERRY_CLI_OPTION_SYNC = 1 << 15, /* any of those that are about it alone */
} FerryCliOptionFlags;

typedef struct
{
  FerryCliOptionFlags given; /* which of the above are on the command line */

  /* The connection */
  gboolean has_mode;
  FerryMode mode;
  guint16 active_port_low; /* 0: any */
  guint16 active_port_high;
  char *active_address; /* nullable, like each string here */
  gboolean has_security;
  FerrySecurity security;
  char *ca_file;
  char *fingerprint;        /* 64 hex digits in lower case */
  char *proxy;              /* a URI without a password: ferry-proxy.h */
  char *charset;            /* nullable: UTF-8 */
  gboolean guesses_charset; /* goes by the look of the names */
  guint timeout;            /* seconds, 0: the defaults */
  gboolean has_retries;
  guint retries;
  gboolean use_netrc;
  int password_fd; /* -1: none */

  /* Transfers */
  FerryExistsAction exists_action;
  FerryVerify verify;
  guint parallel;       /* 0: the default */
  guint parts;          /* 0: as many as help */
  guint download_limit; /* bytes a second, 0: none */
  guint upload_limit;

  gboolean is_dry_run; /* says what would be done, and that is all */

  /* sync */
  FerrySyncOptions *sync;
  char *task;         /* nullable: the name of a saved one */
  gboolean is_forced; /* an alarming plan too */

  /* Output */
  gboolean is_logged;
  gboolean is_quiet;
  char *now;
  char *system;

  char **arguments; /* the command and what belongs to it, raw bytes */
} FerryCliOptions;

FerryCliOptions *ferry_cli_options_parse (char **argv, const char *description, GError **error);
void ferry_cli_options_free (FerryCliOptions *options);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryCliOptions, ferry_cli_options_free)

G_END_DECLS
