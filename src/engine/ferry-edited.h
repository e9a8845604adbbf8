/* The inside of a file that is edited, shared by its files: the object, its watch and how it is
 * fetched (ferry-edited-file.c), and how it goes back (ferry-edited-upload.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-edited-file.h"

G_BEGIN_DECLS

struct _FerryEditedFile
{
  GObject parent_instance;

  FerryTransferQueue *queue; /* owned */
  FerryPlace *place;         /* owned; NULL for one that was left behind, until it is known */
  FerryPlace *computer;      /* owned */
  FerryEditNote *note;       /* owned */
  char *folder;              /* owned: its own */
  char *local;               /* owned */
  GFileMonitor *monitor;     /* owned, nullable */
  GCancellable *cancellable; /* owned: of the questions to the server */
  FerryTransfer *transfer;   /* owned, nullable: on its way */
  char *sent;                /* owned, nullable: the stamp of what is on its way */
  GError *error;             /* owned, nullable */
  FerryEditState state;
  guint settle_source;
};

/* ferry-edited-file.c */
void ferry_edited_set_state (FerryEditedFile *file, FerryEditState state, GError *error);
gboolean ferry_edited_has_changed (FerryEditedFile *file);
void ferry_edited_look_soon (FerryEditedFile *file);
void ferry_edited_save_note (FerryEditedFile *file);
void ferry_edited_follow (FerryEditedFile *file, FerryTransfer *transfer);
void ferry_edited_emit_uploaded (FerryEditedFile *file);

/* ferry-edited-upload.c */
void ferry_edited_did_upload (FerryEditedFile *file, const char *target);

G_END_DECLS
