using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Data;

internal sealed class HouseTables : IEntityTypeConfiguration<AuditEntry>, IEntityTypeConfiguration<CooperativeApplication>, IEntityTypeConfiguration<ApplicationPaper>,
    IEntityTypeConfiguration<ApplicationEvent>, IEntityTypeConfiguration<Ticket>, IEntityTypeConfiguration<TicketMessage>, IEntityTypeConfiguration<TicketEvent>
{
    // Who acted and what was changed may be erased one day; the row stays, so nothing here is a foreign key.
    public void Configure(EntityTypeBuilder<AuditEntry> b)
    {
        b.Property(x => x.By).HasMaxLength(64);
        b.Property(x => x.Role).HasMaxLength(20);
        b.Property(x => x.Door).HasMaxLength(200);
        b.Property(x => x.Kind).HasMaxLength(60);
        b.Property(x => x.Key).HasMaxLength(200);
        b.Property(x => x.Reference).HasMaxLength(120);
        b.HasIndex(x => x.At);
        b.HasIndex(x => new { x.By, x.Id });
        b.HasIndex(x => new { x.Kind, x.Id });
        b.HasIndex(x => new { x.Reference, x.Id });
    }

    public void Configure(EntityTypeBuilder<CooperativeApplication> b)
    {
        b.ToTable("CooperativeApplications", t =>
        {
            t.HasCheckConstraint("CK_CooperativeApplications_Opened", "(\"State\" = 'Opened') = (\"CooperativeId\" IS NOT NULL)");
            t.HasCheckConstraint("CK_CooperativeApplications_Closed", "(\"State\" IN ('Opened', 'Refused')) = (\"ClosedAt\" IS NOT NULL)");
        });
        b.Property(x => x.Number).HasMaxLength(20);
        b.HasIndex(x => x.Number).IsUnique();
        b.HasIndex(x => new { x.State, x.AppliedAt });
        b.HasIndex(x => x.CooperativeId).IsUnique();
        b.Property(x => x.Culture).HasMaxLength(10);
        b.HasMany(x => x.Papers).WithOne().HasForeignKey(x => x.ApplicationId);
        b.HasMany(x => x.Events).WithOne().HasForeignKey(x => x.ApplicationId);
    }

    public void Configure(EntityTypeBuilder<ApplicationPaper> b)
    {
        b.ToTable("ApplicationPapers");
        b.Property(x => x.Hash).HasMaxLength(64);
        b.Property(x => x.Extension).HasMaxLength(8);
    }

    public void Configure(EntityTypeBuilder<ApplicationEvent> b) => b.ToTable("ApplicationEvents");

    public void Configure(EntityTypeBuilder<Ticket> b)
    {
        b.ToTable("Tickets", t => t.HasCheckConstraint("CK_Tickets_Closed", "(\"State\" = 'Closed') = (\"ClosedAt\" IS NOT NULL)"));
        b.Property(x => x.Number).HasMaxLength(20);
        b.HasIndex(x => x.Number).IsUnique();
        b.HasIndex(x => new { x.State, x.DueAt });
        b.HasIndex(x => new { x.OwnerId, x.State });
        b.HasIndex(x => new { x.UserId, x.AskedAt });
        b.HasIndex(x => x.Phone);
        b.Property(x => x.Email).HasMaxLength(254);
        b.Property(x => x.Phone).HasMaxLength(20);
        b.Property(x => x.Culture).HasMaxLength(10);
        b.HasMany(x => x.Messages).WithOne().HasForeignKey(x => x.TicketId);
        b.HasMany(x => x.Events).WithOne().HasForeignKey(x => x.TicketId);
    }

    public void Configure(EntityTypeBuilder<TicketMessage> b)
    {
        b.ToTable("TicketMessages");
        b.Property(x => x.PhotoHash).HasMaxLength(64);
    }

    public void Configure(EntityTypeBuilder<TicketEvent> b) => b.ToTable("TicketEvents");
}
