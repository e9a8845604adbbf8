/* A site as it was read out of another program's file, before anybody decided to take it: a plain
 * value. Whatever the file said, what is in here may be shown, kept and sent: the setters see to
 * it, and say in a sentence what they left out. Any thread; each value belongs to one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-site-data.h"

G_BEGIN_DECLS

#define FERRY_IMPORT_MAX_SITES     10000
#define FERRY_IMPORT_MAX_DEPTH     32
#define FERRY_IMPORT_MAX_BOOKMARKS 256
#define FERRY_IMPORT_MAX_FIELD     4096 /* bytes */
#define FERRY_IMPORT_MAX_NOTES     65536
#define FERRY_IMPORT_MAX_LABEL     255 /* characters */

typedef struct
{
  FerryServer *server; /* with password and account where they came along */
  char *title;         /* nullable: it is known by its host */
  char *folder;        /* of sites: "Work/Clients", nullable */
  char *notes;         /* nullable; lines */
  char *local_folder;  /* where to start on this computer: absolute, nullable */
  char *remote_folder; /* and on the server, nullable */
  FerrySiteColour colour;
  gboolean is_asking; /* user or password are to be asked for */

  char *id;             /* of Ferry's own, nullable */
  GPtrArray *bookmarks; /* of FerryBookmark */
  GPtrArray *warnings;  /* sentences: what could not be taken over */
  char *refusal;        /* nullable: why it cannot be taken at all, a sentence */
  gboolean is_doubtful; /* not taken unless somebody says so: a recent server, a host that may
                           speak something else */
} FerryImported;

/* What goes to the server in a command. */
typedef enum
{
  FERRY_IMPORTED_USER,
  FERRY_IMPORTED_PASSWORD,
  FERRY_IMPORTED_ACCOUNT,
  FERRY_IMPORTED_REMOTE_FOLDER,
} FerryImportedLine;

FerryImported *ferry_imported_new (void);
void ferry_imported_free (FerryImported *site);
void ferry_imported_wipe (char *secret);

void ferry_imported_set_title (FerryImported *site, const char *title);
void ferry_imported_set_host (FerryImported *site, const char *host);
void ferry_imported_set_port (FerryImported *site, const char *digits);
void ferry_imported_set_line (FerryImported *site, FerryImportedLine line, const char *value);
void ferry_imported_set_local_folder (FerryImported *site, const char *folder);
void ferry_imported_set_notes (FerryImported *site, const char *notes);
void ferry_imported_set_charset (FerryImported *site, const char *charset);
void ferry_imported_add_bookmark (FerryImported *site,
                                  const char *title,
                                  const char *local_folder,
                                  const char *remote_folder);
void ferry_imported_lose_password (FerryImported *site, const char *why);
void ferry_imported_warn (FerryImported *site, const char *sentence);
void ferry_imported_refuse (FerryImported *site, const char *sentence);

char *ferry_imported_dup_label (const char *text);
char *ferry_imported_join_folder (const char *folder, const char *label);
FerrySiteData *ferry_imported_dup_data (const FerryImported *site);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryImported, ferry_imported_free)

G_END_DECLS
