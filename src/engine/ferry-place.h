/* A thing with folders: this computer, or a server. The hinge of the program: a pane is the same
 * widget over any place, and a second protocol would be another kind of place.
 *
 * Everything here is called in the main thread and answers there; the work is done in the place's
 * own worker threads. Paths are raw bytes with '/' between the segments (on Windows "C:/Users").
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-listing-cache.h"
#include "ferry-tally.h"
#include "ferry-undo.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define FERRY_TYPE_PLACE (ferry_place_get_type ())
G_DECLARE_DERIVABLE_TYPE (FerryPlace, ferry_place, FERRY, PLACE, GObject)

/* A part of a listing, in the main thread, at most some ten times a second. */
typedef void (*FerryPlacePartFunc) (FerryListing *part, gpointer user_data);

typedef struct _FerryPlaceJob FerryPlaceJob;

struct _FerryPlaceClass
{
  GObjectClass parent_class;

  /* Takes @job to a worker thread, which hands it back when it is done (ferry-place-job.h). */
  void (*perform) (FerryPlace *place, FerryPlaceJob *job);

  const char *(*get_home) (FerryPlace *place);
  char *(*dup_title) (FerryPlace *place);
  char *(*decode) (FerryPlace *place, const char *name, gboolean *is_lossy);
  char *(*encode) (FerryPlace *place, const char *text, GError **error);
  GFile *(*get_file) (FerryPlace *place, const char *path);

  /* Learns from names that were listed; may be %NULL. */
  void (*see_names) (FerryPlace *place, FerryListing *listing);
};

/* Signal "folder-changed" (FerryPlace *place, const char *path): something below @path was made,
 * removed or rewritten through this place; a pane that shows the folder reloads it. A path of NULL
 * stands for any folder. */

void ferry_place_list_async (FerryPlace *place,
                             const char *path,
                             FerryPlacePartFunc func,
                             gpointer func_data,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean ferry_place_list_finish (FerryPlace *place, GAsyncResult *result, GError **error);

void ferry_place_stat_async (FerryPlace *place,
                             const char *path,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
FerryEntry *ferry_place_stat_finish (FerryPlace *place, GAsyncResult *result, GError **error);

void ferry_place_make_folder_async (FerryPlace *place,
                                    const char *path,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
void ferry_place_rename_async (FerryPlace *place,
                               const char *from,
                               const char *to,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
typedef enum
{
  FERRY_REMOVAL_KEEPS, /* on a server: they go to its folder for deleted things */
  FERRY_REMOVAL_FOR_GOOD,
} FerryRemoval;

/* Removes the @entries of @folder, folders with all that is in them, links as links. */
void ferry_place_remove_async (FerryPlace *place,
                               const char *folder,
                               FerryListing *entries,
                               FerryRemoval removal,
                               FerryTally *tally,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
void ferry_place_set_permissions_async (FerryPlace *place,
                                        const char *path,
                                        guint mode,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
/* Whose permissions are set */
typedef enum
{
  FERRY_MODES_OF_ENTRIES,        /* of these alone */
  FERRY_MODES_OF_ALL,            /* and of all that is in folders */
  FERRY_MODES_OF_FILES_INSIDE,   /* of all of that, but for folders */
  FERRY_MODES_OF_FOLDERS_INSIDE, /* of all of that, but for files */
} FerryModesOf;

void ferry_place_set_modes_async (FerryPlace *place,
                                  const char *folder,
                                  FerryListing *entries,
                                  guint mode,
                                  FerryModesOf modes_of,
                                  FerryTally *tally,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/* For make_folder, rename, remove, set_permissions and set_modes. */
gboolean ferry_place_action_finish (FerryPlace *place, GAsyncResult *result, GError **error);

const char *ferry_place_get_home (FerryPlace *place);
char *ferry_place_dup_title (FerryPlace *place);
char *ferry_place_decode (FerryPlace *place, const char *name, gboolean *is_lossy);
char *ferry_place_encode (FerryPlace *place, const char *text, GError **error);
GFile *ferry_place_get_file (FerryPlace *place, const char *path);
gboolean ferry_place_is_local (FerryPlace *place);
gboolean ferry_place_is_same (FerryPlace *a, FerryPlace *b);
FerryUndo *ferry_place_get_undo (FerryPlace *place);
FerryListingCache *ferry_place_get_cache (FerryPlace *place);
void ferry_place_see_names (FerryPlace *place, FerryListing *listing);
void ferry_place_emit_folder_changed (FerryPlace *place, const char *path);

G_END_DECLS
