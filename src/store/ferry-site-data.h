/* Everything that the user chose about one saved site, as a plain value: to make a site, or to
 * alter one, fill it in and hand it to the site store.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-server.h"

G_BEGIN_DECLS

/* How the password comes. */
typedef enum
{
  FERRY_LOGON_ASK,       /* asked when it is needed, kept until the program ends at most */
  FERRY_LOGON_KEYRING,   /* kept in the desktop's keyring, see ferry-secret.h */
  FERRY_LOGON_ANONYMOUS, /* none; the server's user is NULL */
} FerryLogon;

typedef enum
{
  FERRY_SITE_COLOUR_NONE,
  FERRY_SITE_COLOUR_RED,
  FERRY_SITE_COLOUR_ORANGE,
  FERRY_SITE_COLOUR_YELLOW,
  FERRY_SITE_COLOUR_GREEN,
  FERRY_SITE_COLOUR_BLUE,
  FERRY_SITE_COLOUR_PURPLE,
  FERRY_SITE_COLOUR_GREY,
  FERRY_SITE_N_COLOURS
} FerrySiteColour;

/* A pair of folders, gone to together. */
typedef struct
{
  char *title;
  char *remote_folder; /* raw bytes, nullable: the remote side stays where it is */
  char *local_folder;  /* a path, nullable: the local side stays where it is */
} FerryBookmark;

FerryBookmark *
ferry_bookmark_new (const char *title, const char *remote_folder, const char *local_folder);
FerryBookmark *ferry_bookmark_copy (const FerryBookmark *bookmark);
void ferry_bookmark_free (FerryBookmark *bookmark);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryBookmark, ferry_bookmark_free)

typedef struct
{
  char *title;
  char *folder; /* where in the tree: "Work/Client A"; nullable: at its top */
  FerrySiteColour colour;
  char *notes; /* may have several lines; nullable */
  FerryLogon logon;
  char *remote_folder; /* where to begin, raw bytes; nullable: where the server puts us */
  char *local_folder;  /* where to begin, a path; nullable: where the pane is */

  FerryServer *server;  /* its password and account are never written */
  GPtrArray *bookmarks; /* of FerryBookmark, in the user's order; never NULL */
} FerrySiteData;

FerrySiteData *ferry_site_data_new (const char *title, const FerryServer *server);
FerrySiteData *ferry_site_data_copy (const FerrySiteData *data);
void ferry_site_data_free (FerrySiteData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerrySiteData, ferry_site_data_free)

void ferry_site_data_set_title (FerrySiteData *data, const char *title);
void ferry_site_data_set_folder (FerrySiteData *data, const char *folder);
char *ferry_site_data_clean_folder (const char *folder);

const char *ferry_site_colour_get_name (FerrySiteColour colour);
FerrySiteColour ferry_site_colour_from_name (const char *name);
const char *ferry_logon_get_name (FerryLogon logon);
FerryLogon ferry_logon_from_name (const char *name);

G_END_DECLS
